// The review by keyboard, with the place of each value marked at once. Without this script the
// same page works by links and forms.
(function () {
  "use strict";

  const review = document.querySelector("[data-review]");
  if (!review) return;
  const desk = document.getElementById("skrivebord");
  let current = null;
  let zoom = 1;
  let moveOn = false;
  let turned = "";

  function rows() {
    return Array.from(desk.querySelectorAll("[data-value]")).filter(function (row) {
      return row.getClientRects().length > 0;
    });
  }

  // The paper's side -------------------------------------------------------------------------
  function sheet() { return document.querySelector("#side .bb-pane__sheet"); }

  function centre(inside, top, height) {
    const room = inside.clientHeight;
    inside.scrollTop = Math.max(0, top - Math.max(0, (room - height) / 2));
  }

  function markBox(box) {
    const mark = document.querySelector("#side .bb-pane__mark");
    if (!mark) return;
    if (!box) {
      ["x", "y", "width", "height"].forEach(function (name) { mark.removeAttribute(name); });
      return;
    }
    const sides = box.split(" ").map(Number);
    mark.setAttribute("x", sides[0] - 3);
    mark.setAttribute("y", sides[1] - 2);
    mark.setAttribute("width", sides[2] - sides[0] + 6);
    mark.setAttribute("height", sides[3] - sides[1] + 4);
    const at = mark.getBoundingClientRect();
    const inside = sheet();
    centre(inside, at.top - inside.getBoundingClientRect().top + inside.scrollTop, at.height);
  }

  function markLine(line) {
    const inside = sheet();
    if (!inside) return false;
    inside.querySelectorAll(".is-marked").forEach(function (one) { one.classList.remove("is-marked"); });
    if (!line) return true;
    const found = inside.querySelectorAll('[data-line="' + CSS.escape(line) + '"]');
    found.forEach(function (one) { one.classList.add("is-marked"); });
    if (found.length && found[0].getClientRects().length) {
      const at = found[0].getBoundingClientRect();
      const table = found[0].closest(".bb-lines__grid");
      if (table) table.scrollLeft += at.left - table.getBoundingClientRect().left - table.clientWidth / 3;
      centre(inside, at.top - inside.getBoundingClientRect().top + inside.scrollTop, at.height);
    }
    return found.length > 0;
  }

  function showPlace(row) {
    const side = document.getElementById("side");
    const page = row.dataset.page;
    if (!page || !side) { markBox(""); markLine(""); return; }
    const there = side.dataset.page === page;
    const known = there && markLine(row.dataset.line || "");
    if (there && (known || side.hasAttribute("data-picture"))) {
      markBox(row.dataset.box || "");
    } else {
      const number = row.id.startsWith("v") ? "&v=" + row.id.slice(1) : "";
      window.htmx.ajax("GET", review.dataset.pane + "?side=" + page + number, { target: "#side", swap: "outerHTML" });
    }
  }

  function showZoom() {
    const side = document.getElementById("side");
    for (let step = 2; step <= 4; step += 1) side.classList.toggle("bb-pane--" + step, step === zoom);
  }

  // The desk ---------------------------------------------------------------------------------
  function choose(row, focus) {
    if (!row) return;
    if (current) current.classList.remove("is-current");
    current = row;
    current.classList.add("is-current");
    if (focus) {
      const folded = row.closest("details:not([open])");
      if (folded && folded !== row) folded.open = true;
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: "nearest" });
    }
    showPlace(row);
  }

  function step(by) {
    const all = rows();
    const at = all.indexOf(current);
    choose(all[Math.min(all.length - 1, Math.max(0, at + by))] || all[0], true);
  }

  function nextWaiting(after) {
    const all = rows();
    const from = all.indexOf(after) + 1;
    const ordered = all.slice(from).concat(all.slice(0, from));
    return ordered.find(function (row) { return row.dataset.state === "waiting"; });
  }

  function send(row, verb) {
    moveOn = verb !== "edit";
    const button = row.querySelector('[data-do="' + verb + '"]');
    if (button) { button.click(); return; }
    if (verb === "edit" || !row.dataset.url) return;
    if (verb === "accept" && !row.hasAttribute("data-acceptable")) return;
    window.htmx.ajax("POST", row.dataset.url, { target: "#" + row.id, swap: "outerHTML", values: { verb: verb } });
  }

  function off() {
    try { return window.localStorage.getItem("brobygger-keys-off") === "1"; } catch (_) { return false; }
  }

  desk.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === "Escape") {
      const cancel = event.target.closest("[data-value]");
      const link = cancel && cancel.querySelector("[data-cancel]");
      if (link) { event.preventDefault(); link.click(); }
      return;
    }
    if (typing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
      return;
    }
    if (event.key === "Enter") {
      if (event.target === current && current.dataset.state === "waiting") {
        event.preventDefault();
        send(current, "accept");
      }
      return;
    }
    if (off()) return;
    const key = event.key.toLowerCase();
    if (key === "z") {
      const undo = desk.querySelector("[data-undo]");
      if (undo) { event.preventDefault(); undo.click(); }
    } else if (key === "f") {
      event.preventDefault();
      choose(nextWaiting(current), true);
    } else if (key === "r" && current) {
      event.preventDefault();
      send(current, "edit");
    } else if (key === "x" && current) {
      event.preventDefault();
      send(current, "reject");
    }
  });

  desk.addEventListener("focusin", function (event) {
    const row = event.target.closest("[data-value]");
    if (row && row !== current) choose(row, false);
  });

  desk.addEventListener("click", function (event) {
    const row = event.target.closest("[data-value]");
    if (!row) return;
    const show = event.target.closest("[data-show]");
    if (show) {
      event.preventDefault();
      choose(row, true);
    } else if (!event.target.closest("a, button, input, select, textarea, summary, label")) {
      choose(row, true);
    } else if (event.target.closest("[type=submit]")) {
      moveOn = true;
    }
  });

  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-zoom]");
    if (!button) return;
    zoom = Math.min(4, Math.max(1, zoom + Number(button.dataset.zoom)));
    showZoom();
    if (current) showPlace(current);
  });

  // After an exchange: focus goes to what changed, or on to the next that waits ----------------
  document.body.addEventListener("htmx:beforeRequest", function (event) {
    const link = event.detail.elt;
    if (link.matches && link.matches("#side [rel]")) turned = link.rel;
  });

  document.body.addEventListener("htmx:afterSettle", function (event) {
    const part = event.detail.elt;
    if (part.id === "side") {
      showZoom();
      if (turned) (document.querySelector('#side [rel="' + turned + '"]') || sheet()).focus({ preventScroll: true });
      turned = "";
      if (current && document.getElementById("side").dataset.page === current.dataset.page) showPlace(current);
      return;
    }
    if (part.matches && part.matches("[data-value]")) {
      const field = part.querySelector("form.bb-value__edit input:not([type=hidden]), form.bb-value__edit select, form.bb-value__edit textarea");
      if (field) { choose(part, false); field.focus(); return; }
      const decided = part.dataset.state !== "waiting" && moveOn;
      moveOn = false;
      choose((decided && nextWaiting(part)) || part, true);
    } else if (part.id === "skrivebord") {
      moveOn = false;
      const told = document.getElementById("siger");
      const wanted = told && told.dataset.focus && document.getElementById(told.dataset.focus);
      const waiting = wanted && wanted.dataset.state !== "waiting" ? nextWaiting(wanted) : wanted;
      choose(waiting || wanted || nextWaiting(null) || rows()[0], true);
    }
  });

  const asked = window.location.hash.length > 1 && document.getElementById(window.location.hash.slice(1));
  choose(asked && asked.matches("[data-value]") ? asked : nextWaiting(null), Boolean(asked));
})();
