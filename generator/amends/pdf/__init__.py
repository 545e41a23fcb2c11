"""PDFs: worksheets for a pen and to fill in, handouts of lessons, workbooks of pathways, packs for sessions."""
