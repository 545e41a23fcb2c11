// @ts-check
// A worksheet's form as answers: reads what its controls hold, and puts kept answers back, into a changed sheet too.
//
// A part is the answer of one control: its key is the control's name, and for a checkbox the name, "#" and its value.
// The form's data-fields lists its fields in order: [{ id, type, label, former_ids, values }], where `values` maps
// former ids within a field (of options, columns, blanks) to the present ones.
import { textOf } from "./element.mjs";
import { dispatchChange, isControl, isTick, write } from "./controls.mjs";

/** @typedef {import("./notebook.mjs").Answer} Answer */
/** @typedef {import("./notebook.mjs").Part} Part */
/** @typedef {import("./notebook.mjs").Parts} Parts */
/** @typedef {import("./controls.mjs").Control} Control */
/** @typedef {{ id: string, type: string, label: string, former_ids: string[], values: Record<string, string> }} FieldEntry */
/** @typedef {{ value: string, words?: string }} Given what a control holds, and for a choice the words beside it */

export class Answers {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    /** @type {FieldEntry[]} */
    this.fields = JSON.parse(form.dataset.fields ?? "[]");
    /** @type {Map<string, Control[]>} */
    this.controls = new Map();
    for (const control of form.elements) {
      const key = this.partOf(control)?.key;
      if (key) this.controls.set(key, [...(this.controls.get(key) ?? []), /** @type {Control} */ (control)]);
    }
  }

  /**
   * @param {EventTarget | null} target
   * @returns {{ field: string, key: string } | null} whose answer a control is
   */
  partOf(target) {
    if (!isControl(target) || !target.name) return null;
    const field = target.closest("[data-field]")?.getAttribute("data-field");
    return field ? { field, key: keyOf(target) } : null;
  }

  /**
   * @param {string} key
   * @returns {Given}
   */
  read(key) {
    const controls = this.controls.get(key) ?? [];
    const [first] = controls;
    if (isTick(first)) {
      const chosen = controls.find((control) => isTick(control) && control.checked);
      return chosen ? { value: chosen.value, words: wordsBeside(chosen) } : { value: "" };
    }
    if (first instanceof HTMLSelectElement && first.value) {
      return { value: first.value, words: first.selectedOptions[0]?.text.trim() ?? "" };
    }
    return { value: first?.value ?? "" };
  }

  /**
   * @param {string} key
   * @returns {string} what a control of several is called, such as a cell of a table
   */
  nameOf(key) {
    const [control] = this.controls.get(key) ?? [];
    if (!control) return "";
    const named = (control.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id));
    return [control.ariaLabel, ...[...named, ...(control.labels ?? [])].map(textOf)].filter(Boolean).join(" ");
  }

  /** @returns {Map<string, string[]>} the keys that hold an answer, by field in the order of the sheet */
  given() {
    /** @type {Map<string, string[]>} */
    const found = new Map();
    for (const [key, [control]] of this.controls) {
      const part = this.partOf(control ?? null);
      if (part && this.read(key).value.trim()) found.set(part.field, [...(found.get(part.field) ?? []), key]);
    }
    return new Map(this.fields.flatMap(({ id }) => (found.has(id) ? [[id, found.get(id) ?? []]] : [])));
  }

  /**
   * Writes values into controls, and dispatches the events of those that changed.
   * @param {Map<string, string>} values by key
   */
  put(values) {
    dispatchChange([...values].flatMap(([key, value]) => (this.controls.get(key) ?? []).filter((control) => write(control, value))));
  }

  /**
   * Finds the place of every kept part in the sheet as it is now.
   * @param {Answer[]} answers of one copy
   * @returns {{ values: Map<string, string>, known: Parts, carried: Answer[], left: Answer[] }} values by key; the parts
   *   whose control still has the name that they were kept under; answers that now belong wholly to another field; and
   *   answers, with those parts only, that have no place any more
   */
  place(answers) {
    /** @type {Map<string, string>} */
    const values = new Map();
    /** @type {Parts} */
    const known = {};
    /** @type {Answer[]} */
    const carried = [];
    /** @type {Answer[]} */
    const left = [];
    const own = (/** @type {Answer} */ answer) => this.fields.some(({ id }) => id === answer.field);
    for (const answer of [...answers].sort((one, other) => Number(own(other)) - Number(own(one)))) {
      const target = this.fields.find(({ id }) => id === answer.field) ?? this.fields.find(({ former_ids }) => former_ids.includes(answer.field));
      /** @type {Parts} */
      const homeless = {};
      for (const [key, part] of Object.entries(answer.parts)) {
        const place = target && this.#placeOf(answer.field, target, key, part);
        if (place && own(answer) && place.key === key) known[key] = part;
        if (part.value === "") continue;
        if (place && ["", undefined, place.value].includes(values.get(place.key))) values.set(place.key, place.value);
        else homeless[key] = part;
      }
      if (Object.keys(homeless).length) left.push({ ...answer, parts: homeless });
      else if (!own(answer)) carried.push(answer);
    }
    return { values, known, carried, left };
  }

  /**
   * @param {string} before the field's id when the part was kept
   * @param {FieldEntry} field
   * @param {string} key
   * @param {Part} part
   * @returns {{ key: string, value: string } | null}
   */
  #placeOf(before, field, key, part) {
    const [oldName = "", oldChoice] = key.split("#");
    const renamed = (/** @type {string} */ part) => field.values[part] ?? part;
    const name = field.id + oldName.slice(before.length).split(".").map(renamed).join(".");
    const value = renamed(part.value);
    const choice = oldChoice === undefined ? undefined : renamed(oldChoice);
    // In turn: a checkbox; a radio button or an entry of a list; a checkbox that was a radio button; a text.
    if (choice !== undefined && this.controls.has(`${name}#${choice}`)) {
      return { key: `${name}#${choice}`, value: part.value && choice };
    }
    const controls = this.controls.get(name) ?? [];
    const [first] = controls;
    if (first instanceof HTMLInputElement && first.type === "radio") {
      return value === "" || controls.some((control) => control.value === value) ? { key: name, value } : null;
    }
    if (first instanceof HTMLSelectElement) {
      return [...first.options].some((option) => option.value === value) ? { key: name, value } : null;
    }
    if (!first && choice === undefined && this.controls.has(`${name}#${value}`)) return { key: `${name}#${value}`, value };
    return first ? { key: name, value: part.words || part.value } : null;
  }
}

/** @param {Control} control */
function keyOf(control) {
  return control instanceof HTMLInputElement && control.type === "checkbox" ? `${control.name}#${control.value}` : control.name;
}

/** @param {Control} control */
function wordsBeside(control) {
  const named = document.getElementById(control.getAttribute("aria-labelledby") ?? "");
  return textOf(named ?? control.labels?.[0]);
}
