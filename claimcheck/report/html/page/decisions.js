// What the reviewer decides: kept by fingerprint, taken out as a file or as text.
const STORE = `claimcheck-decisions/1:${data.store}`;
const decisions = new Map(Object.entries(memory.get(STORE) || {}));
let lastName = memory.get("claimcheck-reviewer") || "";

const CHOICES = [
  ["fix", "Fix it", "fix"],
  ["accept", "Accept for now", "waive"],
  ["approve", "Approve the wording", "approve"],
  ["no-finding", "Not a finding", "waive"],
];
const decisionOf = (choice) => CHOICES.find(([name]) => name === choice)[2];
const keyOf = (one) => `${data.articles[one.article - 1]}\n${one.fingerprint}`;

/** Whoever accepts something says why and who they are. */
function lacking(said) {
  if (!said || said.choice === "fix") return [];
  return ["reason", "by"].filter((name) => !(said[name] || "").trim());
}

function isDecided(one) {
  const said = decisions.get(keyOf(one));
  return Boolean(said) && lacking(said).length === 0;
}

function decisionWords(one) {
  if (!isDecided(one)) return "";
  const said = decisions.get(keyOf(one));
  return t(CHOICES.find(([name]) => name === said.choice)[1]);
}

function keep(one, said) {
  if (said) decisions.set(keyOf(one), said);
  else decisions.delete(keyOf(one));
  memory.set(STORE, Object.fromEntries(decisions));
  countDecided();
}

function countDecided() {
  byId("decided").textContent = decided().length;
}

/** The findings that are decided, each text of a decision once. */
function decided() {
  const seen = new Set();
  return findings.filter((one) => {
    const key = keyOf(one);
    if (seen.has(key) || !isDecided(one)) return false;
    seen.add(key);
    return true;
  });
}

function decisionForm(one) {
  const said = { ...(decisions.get(keyOf(one)) || {}) };
  const isOnesOwn = (name) => (name === "by" && !said.choice ? lastName : said[name] || "");
  const state_ = make("p", { class: "state", role: "status", "aria-live": "polite", id: "decision-state" });
  const inputs = {};
  const field = (name, label, tag, properties, className) => {
    inputs[name] = make(tag, { id: `decision-${name}`, ...properties });
    inputs[name].value = isOnesOwn(name);
    return make("div", { class: className }, make("label", { for: `decision-${name}` }, label), inputs[name]);
  };
  const fields = make(
    "div",
    { class: "fields", id: "decision-fields" },
    field("reason", t("Reason"), "textarea", { rows: "3" }, "reason"),
    field("by", t("Your name"), "input", { type: "text", autocomplete: "name" }, ""),
    field("until", t("Until (if it ends)"), "input", { type: "date" }, ""),
  );
  const radios = CHOICES.map(([name, label]) => {
    const radio = make("input", { type: "radio", name: "decision", value: name, id: `choose-${name}` });
    radio.checked = said.choice === name;
    return make("label", { for: `choose-${name}` }, radio, t(label));
  });
  const clear = make("button", { type: "button", class: "plain", id: "undecide" }, t("Take the decision back"));

  function show() {
    const now = decisions.get(keyOf(one));
    const missing = lacking(now);
    fields.hidden = !now;
    clear.hidden = !now;
    for (const name of ["reason", "by"]) {
      const isNeeded = Boolean(now) && now.choice !== "fix";
      inputs[name].toggleAttribute("required", isNeeded);
      inputs[name].setAttribute("aria-invalid", String(missing.includes(name)));
    }
    inputs.until.parentElement.hidden = Boolean(now) && now.choice === "fix";
    const words = missing.map((name) => t({ reason: "a reason", by: "your name" }[name])).join(t(" and "));
    state_.textContent = !now ? "" : missing.length ? t("It counts once there is {0}.", words) : t("Kept for the export.");
  }

  function save() {
    const choice = form.querySelector('input[name="decision"]:checked');
    if (!choice) return;
    const now = { choice: choice.value };
    for (const name of ["reason", "by", "until"]) now[name] = inputs[name].value.trim();
    if (now.choice === "fix") now.until = "";
    if (now.by) { lastName = now.by; memory.set("claimcheck-reviewer", lastName); }
    keep(one, now);
    show();
  }

  clear.addEventListener("click", () => {
    keep(one, null);
    for (const radio of form.querySelectorAll('input[name="decision"]')) radio.checked = false;
    show();
    form.querySelector("input").focus();
  });
  const form = make(
    "fieldset",
    { class: "decision", id: "decision" },
    make("legend", {}, t("Your decision")),
    make("div", { class: "choices" }, radios),
    fields,
    state_,
    clear,
  );
  form.addEventListener("input", save);
  show();
  return form;
}

/** The decisions as the contract `claimcheck-decisions/1` has them. */
function exported() {
  return {
    schema: "claimcheck-decisions/1",
    decisions: decided().map((one) => {
      const said = decisions.get(keyOf(one));
      const isFalse = said.choice === "no-finding";
      return {
        fingerprint: one.fingerprint,
        path: data.articles[one.article - 1],
        rule: text(one.rule),
        quote: text(one.quote),
        sentence: text(one.sentence),
        decision: decisionOf(said.choice),
        reason: isFalse ? `Not a finding: ${said.reason}` : said.reason,
        by: said.by,
        until: said.until,
      };
    }),
  };
}

function asText() {
  const lines = decided().map((one) => {
    const said = decisions.get(keyOf(one));
    const end = [said.by && t("by {0}", said.by), said.until && t("until {0}", said.until)].filter(Boolean).join(" ");
    const head = `${data.articles[one.article - 1]}, ${one.where}: ${text(one.rule)}`;
    const quote = text(one.quote) ? `“${text(one.quote)}”` : text(one.message);
    return shown(head) + `\n  ${shown(quote)}\n  ${decisionWords(one)}${end ? ` ${end}` : ""}` +
      (said.reason ? `: ${shown(said.reason)}` : "");
  });
  return `${lines.join("\n\n")}\n`;
}

/** How many decisions lack something and so are not among those taken out. */
function unfinished() {
  const count = [...decisions.values()].filter((said) => lacking(said).length).length;
  return count ? ` ${t("{0} without a reason or a name left out.", count)}` : "";
}

byId("export").addEventListener("click", () => {
  const value = exported();
  const file = new Blob([`${JSON.stringify(value, null, 1)}\n`], { type: "application/json" });
  const address = URL.createObjectURL(file);
  const link = make("a", { href: address, download: "claimcheck-decisions.json" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  const count = value.decisions.length;
  say(t(count === 1 ? "{0} decision exported." : "{0} decisions exported.", count) + unfinished());
});
byId("copy-decisions").addEventListener("click", () => {
  if (decided().length) copy(asText(), byId("copy-decisions"));
  else say(t("Nothing is decided yet."));
});

// On paper each finding says what was decided.
addEventListener("beforeprint", () => {
  for (const one of findings) {
    const slot = document.querySelector(`#f${one.number} .decided`);
    if (!slot) continue;
    const said = decisions.get(keyOf(one)) || {};
    const words = [decisionWords(one), said.by && t("by {0}", said.by), said.until && t("until {0}", said.until)]
      .filter(Boolean).join(" ");
    slot.textContent = isDecided(one) ? shown(words + (said.reason ? `: ${said.reason}` : "")) : "";
  }
});
