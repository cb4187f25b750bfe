// What the page knows, the state of the desk, and how elements are made.
const data = JSON.parse(document.getElementById("data").textContent);
const texts = data.texts;
/** Return a text of the page in its language, with what belongs into {0}, {1}. */
const t = (words, ...values) => values.reduce(
  (said, value, at) => said.replace(`{${at}}`, () => value), (data.words || {})[words] || words,
);
const findings = data.findings.map((finding, at) => ({ ...finding, number: at + 1 }));
const several = data.articles.length > 1;
const GLYPHS = { error: "✕", warning: "!", info: "i", accepted: "✓" };
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]/gu;
const BLANK = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

// article 0 is the overview; current is the number of the open finding, cursor that of the one
// that the keys stand on; all are the findings that fit the filters, list those in view, of which
// the first `built` have rows.
const state = { article: 0, current: 0, cursor: 0, all: [], list: [], built: 0, hasKeys: true };

const byId = (id) => document.getElementById(id);
const finding = (number) => findings[number - 1];
const text = (index) => texts[index];

/** Return text in which nothing is unseen and nothing turns the line round. */
function shown(words) {
  return words.replace(BLANK, " ").replace(UNSEEN, (sign) => {
    const code = sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    return `[U+${code}]`;
  });
}

/** Make an element. Strings become text and never mark-up. */
function make(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== "") element.setAttribute(name, value);
  }
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === "") continue;
    element.append(typeof child === "string" ? shown(child) : child);
  }
  return element;
}

/** Words of an article, kept apart from the direction of the words around them. */
const isolated = (words) => make("bdi", {}, words);

function chip(one) {
  return make(
    "span",
    { class: `chip ${one.grade}` },
    make("span", { "aria-hidden": "true" }, GLYPHS[one.grade]),
    ` ${t(one.severity)}`,
  );
}

/** A mark on what the second reader takes for no claim. */
const doubt = (one) => (one.doubted ? make("span", { class: "chip" }, `? ${t("doubted")}`) : null);

/** A quote in its sentence. */
function quoted([before, quote, after], grade) {
  return [before, quote ? make("mark", { class: grade }, quote) : null, after];
}

let saying = 0;
/** Tell what was done, to those who hear the page. */
function say(words) {
  byId("said").textContent = "";
  clearTimeout(saying);
  saying = setTimeout(() => { byId("said").textContent = words; }, 60);
}

async function copy(words, button) {
  let done = false;
  try {
    await navigator.clipboard.writeText(words);
    done = true;
  } catch {
    // Pages from a disk may not use the clipboard: the old way needs a selection.
    const box = make("textarea", { class: "vh", readonly: true, "aria-hidden": "true" });
    box.value = words;
    document.body.append(box);
    box.select();
    done = document.execCommand("copy");
    box.remove();
    button.focus();
  }
  const label = button.dataset.label || (button.dataset.label = button.textContent);
  button.textContent = t(done ? "Copied" : "Press Ctrl+C");
  say(t(done ? "Copied." : "This browser does not allow copying."));
  setTimeout(() => { button.textContent = label; }, 1600);
}

const memory = {
  get(key) {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  },
  set(key, value) {
    try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* kept on the page only */ }
  },
};
