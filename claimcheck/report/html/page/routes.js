// Where the reader is: the address behind the # says it, so that going back works.
const NARROW = matchMedia("(max-width: 59.99rem)");

/** Show an article, or the overview where there is one. */
function view(article) {
  const chosen = several ? article : 1;
  if (state.article !== chosen) state.cursor = 0;
  state.article = chosen;
  const id = chosen ? `a${chosen}` : "overview";
  for (const element of views) element.classList.toggle("off", element.id !== id);
  if (controls.article) controls.article.value = String(chosen);
  byId("show-article").textContent = t(chosen ? "Article" : "Overview");
  refresh();
}

function pane(name) {
  document.querySelector(".desk").dataset.pane = name;
  byId("show-article").setAttribute("aria-pressed", String(name === "article"));
  byId("show-findings").setAttribute("aria-pressed", String(name === "findings"));
}

/** Show and focus the mark of a finding in its article. */
function goToMark(number) {
  const one = finding(number);
  if (state.article !== one.article) view(one.article);
  pane("article");
  lookAt(number);
  const mark = (marks.get(number) || [])[0];
  const link = mark && (mark.matches("a") ? mark : mark.querySelector("a"));
  if (link) link.focus({ preventScroll: true });
}

/** Show the place elsewhere that a finding is about; the finding stays open. */
function goToSpot(id) {
  const spot = byId(id);
  const article = +spot.closest(".view").id.slice(1);
  if (state.article !== article) view(article);
  pane("article");
  for (const old of document.querySelectorAll(".now, .there")) old.classList.remove("now", "there");
  for (const part of document.querySelectorAll(`[data-s~="${id}"]`)) part.classList.add("there");
  spot.setAttribute("tabindex", "-1");
  spot.scrollIntoView({ block: "center" });
  spot.focus({ preventScroll: true });
  const name = several ? ` in ${data.articles[article - 1]}` : "";
  say(shown(`The related place${name} is shown.`));
}

function route(isFirst) {
  const [, kind, number, rest] = /^#(?:(overview|[afm])(\d*)(?:\/(list))?)$/.exec(location.hash) || [];
  if (/^#s\d+-\d+$/.test(location.hash) && byId(location.hash.slice(1))) {
    goToSpot(location.hash.slice(1));
  } else if (kind === "f" && finding(+number)) {
    const one = finding(+number);
    if (state.article !== one.article) view(one.article);
    open(one.number, true);
    pane("findings");
    lookAt(one.number);
    if (NARROW.matches) byId("panel").scrollIntoView({ block: "start" });
  } else if (kind === "m" && finding(+number)) {
    goToMark(+number);
  } else if (kind === "overview" || kind === "a") {
    const before = state.current || state.cursor;
    const article = kind === "a" && data.articles[+number - 1] !== undefined ? +number : 0;
    close();
    view(article);
    if (rest) {
      pane("findings");
      if (before) point(before, true);
    } else if (!isFirst) {
      pane("article");
      const title = byId(state.article ? `a${state.article}-title` : "overview-title");
      scrollTo(0, 0);
      if (title) title.focus({ preventScroll: true });
    }
  } else if (isFirst) {
    view(0);
  }
}

addEventListener("hashchange", () => route(false));
byId("show-article").addEventListener("click", () => pane("article"));
byId("show-findings").addEventListener("click", () => pane("findings"));
if (controls.article) {
  controls.article.addEventListener("change", () => {
    const chosen = +controls.article.value;
    // The choice stays where the reader is: in the list of findings.
    close();
    view(chosen);
    try {
      history.replaceState(null, "", chosen ? `#a${chosen}` : "#overview");
    } catch { /* pages from a disk may not change their address: it only is not remembered */ }
  });
}

// A figure of the overview is a link to one of its findings; with a script it lists them all.
for (const link of document.querySelectorAll("a[data-category]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    byId("filters").reset();
    controls.category.value = link.dataset.category;
    if (link.dataset.article) location.hash = `#a${link.dataset.article}`;
    controls.status.value = link.dataset.article ? "open" : "";
    refresh();
    pane("findings");
    byId("count").setAttribute("tabindex", "-1");
    byId("count").focus();
  });
}
