"""After a worksheet changes, no kept answer is lost: each moves to its new place or is listed as having none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.content_folder import change, copy
from tests.e2e.conftest import SMALL, Visits
from tests.e2e.keeping import keep_open, pass_gate, saved
from tests.site_server import once, run, serving

CHANGED = "/changed/"
ROUNDS = 400

_CHANGES = """\
en/worksheets/book-plan.yaml
-       - id: book
-         type: short_text
+       - id: title-of-it
+         former_ids: [book]
+         type: short_text
-           - id: worn
+           - id: used
+             former_ids: [worn]
-         example: worn
+         example: used
-           any_of:
-             cross: [3, 4]
-           all_of:
-             state: [worn]
+           all_of:
+             state: [used]
-         type: scale
-         label: How cross are they?
-         start: 0
-         end: 4
-         anchors:
-           0: Not at all
-           4: Very
-         example: 3
+         type: short_text
+         label: How cross are they?
+         example: Rather cross
-           - id: smell
-             label: The smell
-         other: Something else
-         none_of_these: None of these
-         most: 2
-         example: [words, smell]
+         none_of_these: None of these
+         example: [words]
-           - id: day
+           - id: weekday
+             former_ids: [day]
-           - day: Friday
+           - weekday: Friday
"""


@pytest.fixture(scope="module")
def both(common: Path, small_site: Path) -> Iterator[str]:
    """The origin that serves the small site, and the same site after its sheet was changed."""

    def make(folder: Path) -> None:
        content = copy(folder.with_suffix(".content"))
        change(content, _CHANGES)
        run("amends", "build", "--no-pdf", "--content", content, "--site", folder)

    changed = once(common / "the-changed-site", make)
    with serving({SMALL: small_site, CHANGED: changed}) as origin:
        yield origin


def test_answers_follow_renamed_questions_and_the_rest_is_listed(browser: Browser, both: str) -> None:
    visit = Visits(browser, both)
    page = visit("worksheets/2/", below=SMALL)
    keep_open(page)
    page.locator("#a-book").fill("the blue one")
    page.locator("#a-state-worn").check()
    page.locator("#a-missed-words").check()
    page.locator("#a-missed-smell").check()
    page.locator("#a-cross-3").check(force=True)
    page.locator("#a-days-1-day").fill("Friday")
    saved(page)
    for _visit in range(2):
        page.goto(f"{both}{CHANGED}worksheets/2/")
        pass_gate(page)
        page.locator("[data-keep=opened]").wait_for()
        expect(page.locator("#a-title-of-it")).to_have_value("the blue one")
        expect(page.locator("#a-state-used")).to_be_checked()
        expect(page.locator("#a-missed-words")).to_be_checked()
        expect(page.locator("#a-cross")).to_have_value("3")  # a number that became a few words
        expect(page.locator("#a-days-1-weekday")).to_have_value("Friday")
        left = page.locator("[data-keep=changed]")
        expect(left).to_be_visible()
        assert left.locator("dt, dd").all_inner_texts() == ["What did they miss?", "The smell"]
    with page.expect_download() as download:
        page.locator("[data-keep=changed-save]").click()
    assert re.fullmatch(r"worksheet-2-\d{4}-\d\d-\d\d\.txt", download.value.suggested_filename)
    assert "The smell" in download.value.path().read_text("utf-8")
    page.locator("[data-keep=changed-delete]").click()
    expect(left).to_be_hidden()
    page.reload()
    pass_gate(page)
    page.locator("[data-keep=opened]").wait_for()
    assert left.is_hidden()
    expect(page.locator("#a-missed-words")).to_be_checked()
    assert visit.said == []
    visit.close()


_RANDOM = """async ([url, rounds]) => {
  const { Answers } = await import(url);
  let seed = 7;
  const random = (below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  const types = ['line', 'text', 'one', 'many', 'list', 'rows'];
  const made = (id) => ({ id, type: types[random(6)], names: [0, 1, 2].map((n) => `${id}n${n}`), former_ids: [], values: {} });
  const form = (fields) => {
    const form = document.createElement('form');
    for (const { id, type, names } of fields) {
      const box = document.createElement('div');
      box.dataset.field = id;
      const add = (tag, properties) => box.append(Object.assign(document.createElement(tag), properties));
      if (type === 'line') add('input', { name: id });
      if (type === 'text') add('textarea', { name: id });
      if (type === 'one') names.forEach((value) => add('input', { type: 'radio', name: id, value }));
      if (type === 'many') names.forEach((value) => add('input', { type: 'checkbox', name: id, value }));
      if (type === 'rows') for (const row of [1, 2]) names.forEach((name) => add('input', { name: `${id}.${row}.${name}` }));
      if (type === 'list') {
        const list = Object.assign(document.createElement('select'), { name: id });
        list.append(new Option(''), ...names.map((name) => new Option(`words of ${name}`, name)));
        box.append(list);
      }
      form.append(box);
    }
    form.dataset.fields = JSON.stringify(fields.map(({ id, type, former_ids, values }) => ({ id, type, former_ids, values, label: `Question ${id}` })));
    return form;
  };
  const lost = [];
  let [placed, homeless] = [0, 0];
  for (let round = 0; round < rounds; round++) {
    const before = [...Array(1 + random(5)).keys()].map((n) => made(`f${n}`));
    const old = new Answers(form(before));
    for (const [key, controls] of old.controls) {
      for (const control of controls) {
        if (random(3) === 0) continue;
        if (control.type === 'radio' || control.type === 'checkbox') control.checked = true;
        else control.value = control.tagName === 'SELECT' ? control.options[1 + random(3)].value : `said ${key}`;
      }
    }
    const kept = [...old.given()].map(([field, keys]) => ({
      sheet: 's', copy: 'c', started: 0, changed: 0, version: 1, field, type: '', question: '',
      parts: Object.fromEntries(keys.map((key) => [key, { ...old.read(key), at: 1, by: '' }])),
    }));
    const after = before.flatMap((field) => {
      const now = { ...field, names: [...field.names], former_ids: [], values: {} };
      if (random(5) === 0) return [];
      if (random(3) === 0) [now.id, now.former_ids] = [`${field.id}x`, [field.id]];
      if (random(3) === 0) now.type = types[random(6)];
      if (random(3) === 0) now.names.splice(random(3), 1);
      if (random(3) === 0) { now.values = { [now.names[0]]: `${now.names[0]}x` }; now.names[0] += 'x'; }
      return [now];
    });
    if (random(2)) after.push(made('new'));
    const now = new Answers(form(after));
    const { values, left } = now.place(kept);
    now.put(values);
    const shown = new Set([...values].map(([key, value]) => (now.read(key).value === value ? value : `not shown: ${value}`)));
    for (const { field, parts } of kept) {
      for (const [key, part] of Object.entries(parts)) {
        const hasNone = left.some((one) => one.field === field && one.parts[key]?.value === part.value);
        const found = [part.value, `${part.value}x`, part.words].some((value) => value && shown.has(value));
        if (found) placed++;
        else if (hasNone) homeless++;
        else lost.push([round, key, part.value]);
      }
    }
  }
  return { lost, placed, homeless };
}"""


def test_random_changes_drop_no_answer(visit: Visits, small_site: Path) -> None:
    page = visit("worksheets/2/", below=SMALL)
    [module] = (small_site / "assets" / "js").glob("answers.*.mjs")
    found = page.evaluate(_RANDOM, [f"{visit.origin}{SMALL}assets/js/{module.name}", ROUNDS])
    assert found["lost"] == []
    assert found["placed"] > ROUNDS, "most find a place"
    assert found["homeless"] > ROUNDS / 4, "and some have none"
