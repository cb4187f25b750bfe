// One finding, open: built when it is asked for.

/** Show a finding in the panel; focus moves to its heading if asked. */
function open(number, isFocused) {
  const one = finding(number);
  state.current = number;
  state.cursor = number;
  const detail = byId("detail");
  detail.className = one.grade;
  detail.replaceChildren(...parts(one));
  detail.hidden = false;
  byId("browse").hidden = true;
  byId("panel").scrollTop = 0;
  if (isFocused) byId("detail-title").focus({ preventScroll: true });
}

function close() {
  state.current = 0;
  byId("detail").hidden = true;
  byId("detail").replaceChildren();
  byId("browse").hidden = false;
}

function parts(one) {
  const at = indexOf(one.number);
  const place = at < 0 ? t("left out by the filters") : t("{0} of {1}", at + 1, state.list.length);
  return [
    make(
      "div",
      { class: "steps" },
      make("button", { type: "button", id: "back", class: "plain", onclick: back }, `‹ ${t("All findings")}`),
      make("span", { class: "of" }, place),
      make("button", { type: "button", id: "previous", onclick: () => step(-1) }, t("Previous")),
      make("button", { type: "button", id: "next", onclick: () => step(1) }, t("Next")),
    ),
    make("p", {}, chip(one), " ", doubt(one), " ", make("span", { class: "where" }, t(text(one.category).split("/")[0]))),
    make("h2", { id: "detail-title", tabindex: "-1" }, text(one.topic)),
    make(
      "p",
      { class: "where" },
      make("a", { class: "go", id: "in-article", href: `#m${one.number}` }, t("Show in the article")),
      " · ", isolated(one.where),
    ),
    text(one.accepted) ? make("p", { class: "where" }, isolated(text(one.accepted))) : null,
    make("p", { class: "message" }, isolated(text(one.message))),
    ...said(one),
    make("h3", {}, t("Why it matters")),
    make("p", {}, text(one.why)),
    ...titled(t("What the context says"), one.cues.map((words) => make("p", {}, isolated(text(words))))),
    ...titled(t("What it reads like"), (one.like || []).map((words) => make("p", {}, isolated(text(words))))),
    ...titled(t("Clause"), one.clauses.map(clause)),
    make("h3", {}, t("What to write")),
    make("p", {}, text(one.advice)),
    ...one.wordings.map((wording) => offered(one, wording)),
    ...titled(t("Also here"), besides(one)),
    decisionForm(one),
    make(
      "div",
      { class: "facts" },
      make("h3", {}, t("This finding")),
      make("p", {}, isolated(data.articles[one.article - 1]), ", ", isolated(one.where)),
      make("p", {}, `${text(one.rule)} · ${t("confidence {0}", t(one.confidence))}`),
      make("p", {}, make("code", {}, one.fingerprint)),
    ),
  ].filter(Boolean);
}

const titled = (title, children) => (children.length ? [make("h3", {}, title), ...children] : []);

/** What the article says: the sentence, or for a contradiction both sides of it. */
function said(one) {
  const own = make("blockquote", { dir: "auto" }, quoted(one.excerpt, one.grade));
  if (one.sort === "conflict") {
    const here = make("div", {}, make("p", { class: "what" }, `${t("It says here")} · `, isolated(one.where)), own);
    const there = one.related.map((other) => make(
      "div",
      {},
      make("p", { class: "what" }, `${t("and there")} · `, leading(one, other)),
      make("blockquote", { dir: "auto" }, quoted(other.excerpt, one.grade)),
    ));
    return [make("div", { class: "sides" }, here, there)];
  }
  const related = one.related.map((other) => make(
    "p",
    {},
    leading(one, other), ": “", isolated(other.excerpt[1]), "” ", isolated(text(other.message)),
  ));
  const title = t(one.sort === "missing" ? "Owed by" : "It says");
  return [make("h3", {}, title), own, ...titled(t(one.sort === "missing" ? "Nearest to it" : "See"), related)];
}

/** A link to another place of a finding. */
function leading(one, other) {
  const isElsewhere = other.article !== one.article;
  const words = [isElsewhere ? isolated(text(other.path)) : null, isElsewhere ? ", " : null, isolated(other.where)];
  if (!other.article) return make("span", {}, words);
  return make("a", { class: "go related", href: other.anchor ? `#${other.anchor}` : `#a${other.article}` }, words);
}

function clause(parts_) {
  const [ref, jurisdiction, url, basis] = parts_.map(text);
  const name = url ? make("a", { href: url, rel: "noreferrer", target: "_blank" }, ref) : ref;
  return make("p", {}, name, make("span", { class: "how" }, ` ${jurisdiction}; ${basis}`));
}

function offered(one, [index, how]) {
  const words = text(index);
  if (!words) return make("p", { class: "wording how" }, t(text(how)));
  const button = make("button", { type: "button", class: "copy" }, t("Copy"));
  button.addEventListener("click", () => copy(words, button));
  button.setAttribute("aria-label", `${t("Copy")}: ${shown(words).slice(0, 60)}`);
  return make(
    "div",
    { class: "wording" },
    make("q", {}, isolated(words)),
    make(
      "div",
      { class: "under" },
      make("span", { class: "how" }, t(one.sort === "missing" ? "text to insert" : text(how))),
      button,
    ),
  );
}

/** Other findings on the same words. */
function besides(one) {
  const numbers = new Set();
  for (const element of marks.get(one.number) || []) {
    for (const number of element.dataset.f.split(" ")) numbers.add(+number);
  }
  numbers.delete(one.number);
  return [...numbers].slice(0, 12).map((number) => make(
    "p",
    {},
    make("a", { class: "go", href: `#f${number}` }, `${number}. ${text(finding(number).topic)}`),
  ));
}

function back() {
  location.hash = `#a${finding(state.current).article}/list`;
}

/** Open the next finding, or the one before, of any article; in the list, go to it. */
function step(by) {
  const among = state.current ? state.all : state.list;
  const here = state.current || state.cursor;
  if (!among.length) return;
  const from = among.findIndex((one) => one.number === here);
  // One that the filters left out stands between two: the next is the first behind it.
  const behind = among.findIndex((one) => one.number > here);
  const after = from < 0 ? (behind < 0 ? among.length : behind) : from + 1;
  const to = by > 0 ? after : (from < 0 ? after : from) - 1;
  const next = among[to];
  if (!next) say(by > 0 ? "This is the last finding." : "This is the first finding.");
  else if (state.current) location.hash = `#f${next.number}`;
  else point(next.number, true);
}
