// The list of findings, its filters, and which marks in the articles they leave.
const CHUNK = 100;
const marks = new Map(); // a finding's number → the elements in the articles that show it
for (const element of document.querySelectorAll("[data-f]")) {
  for (const number of element.dataset.f.split(" ")) {
    if (!marks.has(+number)) marks.set(+number, []);
    marks.get(+number).push(element);
  }
}
const controls = Object.fromEntries(
  ["text", "category", "status", "mine", "article"].map((id) => [id, byId(id)]),
);
const severities = [...document.querySelectorAll('input[name="severity"]')];
const views = [...document.querySelectorAll(".view")];

/** The words that the search looks in, made when they are first looked for. */
function haystack(one) {
  if (one.hay === undefined) {
    one.hay = [
      ...one.excerpt, text(one.message), text(one.rule), text(one.topic), one.where,
      data.articles[one.article - 1], ...one.wordings.map(([words]) => text(words)),
    ].join("\n").toLowerCase();
  }
  return one.hay;
}

function wishes() {
  return {
    words: controls.text.value.trim().toLowerCase().split(/\s+/).filter(Boolean),
    category: controls.category.value,
    status: controls.status.value,
    mine: controls.mine.value,
    severities: new Set(severities.filter((box) => box.checked).map((box) => box.value)),
  };
}

function fits(one, wish) {
  const category = text(one.category);
  return (
    wish.severities.has(one.severity) &&
    (!wish.status || (one.grade === "accepted") === (wish.status === "accepted")) &&
    (wish.status !== "sure" || !one.doubted) &&
    (!wish.category || category === wish.category || category.startsWith(`${wish.category}/`)) &&
    (!wish.mine || isDecided(one) === (wish.mine === "yes")) &&
    (wish.words.length === 0 || wish.words.every((word) => haystack(one).includes(word)))
  );
}

/** Make the list anew, and mute the marks of the findings that the filters leave out. */
function refresh() {
  const wish = wishes();
  const here = state.article ? findings.filter((one) => one.article === state.article) : findings;
  state.all = findings.filter((one) => fits(one, wish));
  const fitting = new Set(state.all.map((one) => one.number));
  state.list = here.filter((one) => fitting.has(one.number));
  for (const [number, elements] of marks) {
    for (const element of elements) {
      const isMute = !element.dataset.f.split(" ").some((other) => fitting.has(+other));
      element.classList.toggle("mute", isMute);
    }
    const label = byId(`m${number}`);
    if (label) label.classList.toggle("mute", !fitting.has(number));
  }
  const loose = { ...wish, severities: new Set(["error", "warning", "info"]) };
  const counts = { error: 0, warning: 0, info: 0 };
  for (const one of here) if (fits(one, loose)) counts[one.severity] += 1;
  for (const [severity, count] of Object.entries(counts)) {
    byId(`count-${severity}`).textContent = count;
  }
  const words = t(here.length === 1 ? "{0} of {1} finding" : "{0} of {1} findings", state.list.length, here.length);
  if (byId("count").textContent !== words) byId("count").textContent = words;
  byId("clear").hidden = !isFiltered(wish);
  byId("show-findings").textContent = t("Findings ({0})", state.list.length);
  byId("rows").replaceChildren();
  state.built = 0;
  build(Math.max(CHUNK, indexOf(state.cursor) + 1));
  if (!state.list.length) {
    const none = t(here.length ? "No finding fits these filters." : "Nothing was found here.");
    byId("rows").append(make("li", { class: "empty" }, none));
  }
}

function isFiltered(wish) {
  return Boolean(
    wish.words.length || wish.category || wish.mine || wish.status !== "open" ||
    wish.severities.size < severities.length,
  );
}

const indexOf = (number) => state.list.findIndex((one) => one.number === number);

/** Add rows until there are at least `count`. */
function build(count) {
  const rows = byId("rows");
  const end = Math.min(state.list.length, Math.max(count, 0));
  const added = document.createDocumentFragment();
  for (let at = state.built; at < end; at += 1) {
    const one = state.list[at];
    const above = state.list[at - 1];
    if (!state.article && several && (!above || above.article !== one.article)) {
      added.append(make("li", { class: "head" }, isolated(data.articles[one.article - 1])));
    }
    added.append(make("li", {}, row(one)));
  }
  rows.append(added);
  state.built = Math.max(end, state.built);
  const left = state.list.length - state.built;
  byId("more").hidden = left <= 0;
  byId("more").textContent = t("Show {0} more of {1}", Math.min(left, CHUNK), left);
}

function row(one) {
  const quote = one.excerpt[1];
  const decided = decisionWords(one);
  return make(
    "a",
    {
      class: "row", href: `#f${one.number}`, id: `row${one.number}`,
      "aria-current": one.number === state.cursor ? "true" : "",
    },
    make("span", { class: "name" }, chip(one), ` ${text(one.topic)} `, doubt(one)),
    make("span", { class: "spot-of" }, `${one.number} · `, isolated(one.where)),
    make(
      "span",
      { class: "words" },
      decided ? make("strong", {}, `${decided}. `) : null,
      one.sort === "missing" ? isolated(text(one.message)) : make("q", {}, isolated(quote)),
    ),
  );
}

/** Put the cursor of the keys on a finding of the list. */
function point(number, isFocused) {
  state.cursor = number;
  build(indexOf(number) + 1);
  for (const old of document.querySelectorAll('.row[aria-current="true"]')) {
    old.removeAttribute("aria-current");
  }
  const link = byId(`row${number}`);
  if (!link) return;
  link.setAttribute("aria-current", "true");
  if (isFocused) link.focus();
  lookAt(number);
}

/** Show where a finding is in its article, if that is in view. */
function lookAt(number) {
  for (const old of document.querySelectorAll(".now, .there")) old.classList.remove("now", "there");
  const elements = marks.get(number) || [];
  for (const element of elements) element.classList.add("now");
  const target = elements[0] || byId(`m${number}`);
  if (target) target.scrollIntoView({ block: "center" });
}

let waiting = 0;
byId("filters").addEventListener("submit", (event) => event.preventDefault());
for (const kind of ["input", "change"]) {
  byId("filters").addEventListener(kind, (event) => {
    if (event.target === controls.article) return;
    clearTimeout(waiting);
    waiting = setTimeout(refresh, event.target === controls.text ? 120 : 0);
  });
}
byId("more").addEventListener("click", () => {
  const first = state.list[state.built];
  build(state.built + CHUNK);
  byId(`row${first.number}`).focus();
});
byId("clear").addEventListener("click", () => {
  byId("filters").reset();
  if (controls.article) controls.article.value = state.article;
  refresh();
  controls.text.focus();
});
