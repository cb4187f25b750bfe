// Keys, the theme, the help; and the start.
const THEMES = ["auto", "light", "dark"];
let theme = memory.get("claimcheck-theme");
if (!THEMES.includes(theme)) theme = "auto";

function paint() {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  byId("theme").textContent = t(`Theme: ${theme}`);
}

byId("theme").addEventListener("click", () => {
  theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  memory.set("claimcheck-theme", theme);
  paint();
});

const help = byId("help-box");
byId("help").addEventListener("click", () => help.showModal());
byId("help-close").addEventListener("click", () => help.close());
byId("keys").addEventListener("change", () => {
  state.hasKeys = byId("keys").checked;
  memory.set("claimcheck-keys", state.hasKeys);
});
state.hasKeys = memory.get("claimcheck-keys") !== false;
byId("keys").checked = state.hasKeys;

const isTyping = (element) =>
  element.matches("textarea, select, input:not([type=checkbox]):not([type=radio])");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
  const at = event.target;
  if (event.key === "Escape") {
    if (at === controls.text && controls.text.value) {
      controls.text.value = "";
      refresh();
    } else if (state.current) {
      back();
    } else if (isTyping(at)) {
      at.blur();
    }
    return;
  }
  if (isTyping(at)) return;
  const isInList = at.matches(".row");
  const isInDetail = state.current && !at.matches("input[type=radio]");
  const moves = {
    j: state.hasKeys && 1, k: state.hasKeys && -1,
    ArrowDown: isInList && 1, ArrowUp: isInList && -1,
    ArrowRight: isInDetail && 1, ArrowLeft: isInDetail && -1,
  };
  if (moves[event.key]) {
    event.preventDefault();
    step(moves[event.key]);
  } else if (event.key === "/" && state.hasKeys) {
    event.preventDefault();
    if (state.current) close();
    pane("findings");
    controls.text.focus();
    controls.text.select();
  } else if (event.key === "?" && state.hasKeys) {
    event.preventDefault();
    help.showModal();
  }
});

document.documentElement.classList.add("js");
paint();
pane("article");
countDecided();
route(true);
