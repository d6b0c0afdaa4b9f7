// Shows the findings that fit the form. The form's state is kept in the address, so that a view can be sent.
(() => {
  const form = document.getElementById("filters");
  const findings = [...document.querySelectorAll(".finding")].map((element) => ({
    element,
    text: element.textContent.toLowerCase(),
  }));
  const choices = ["wire", "semver", "area", "cause"];

  const restore = () => {
    const state = new URLSearchParams(location.hash.slice(1));
    for (const name of ["text", ...choices]) {
      form.elements[name].value = state.get(name) ?? "";
    }
    for (const box of form.querySelectorAll("[name=severity]")) {
      box.checked = !state.has("severity") || state.getAll("severity").includes(box.value);
    }
  };

  const keep = (data) => {
    const state = new URLSearchParams();
    for (const name of ["text", ...choices]) {
      if (data.get(name)) state.append(name, data.get(name));
    }
    if (form.querySelector("[name=severity]:not(:checked)")) {
      const severities = data.getAll("severity");
      for (const name of severities.length ? severities : ["none"]) state.append("severity", name);
    }
    history.replaceState(null, "", `#${state}`);
  };

  const apply = () => {
    const data = new FormData(form);
    const severities = new Set(data.getAll("severity"));
    const words = data.get("text").toLowerCase().split(/\s+/).filter(Boolean);
    let number = 0;
    for (const { element, text } of findings) {
      const fits =
        severities.has(element.dataset.severity) &&
        choices.every((name) => !data.get(name) || element.dataset[name] === data.get(name)) &&
        words.every((word) => text.includes(word));
      element.hidden = !fits;
      number += fits;
    }
    for (const group of document.querySelectorAll(".group")) {
      group.hidden = !group.querySelector(".finding:not([hidden])");
    }
    document.getElementById("shown").value = `${number} of ${findings.length} findings shown`;
    return data;
  };

  // A finding that is linked to, and what a page is printed with, has to be open.
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target?.matches(".finding")) {
      target.open = true;
      target.scrollIntoView();
    }
  };
  const open = (is) => findings.forEach(({ element }) => (element.open = is));

  form.addEventListener("input", () => keep(apply()));
  form.addEventListener("reset", () => setTimeout(() => keep(apply())));
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("unfold").addEventListener("click", () => open(true));
  document.getElementById("fold").addEventListener("click", () => open(false));
  addEventListener("beforeprint", () => open(true));
  addEventListener("hashchange", () => {
    if (location.hash.includes("=")) {
      restore();
      apply();
    }
    reveal();
  });
  if (location.hash.includes("=")) restore();
  form.hidden = findings.length === 0;
  apply();
  reveal();
})();
