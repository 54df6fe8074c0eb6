// The review by keyboard, with the place of each value marked at once. Without this script the
// same page works by links and forms.
(function () {
  "use strict";

  const review = document.querySelector("[data-review]");
  if (!review) return;
  const desk = document.getElementById("skrivebord");
  let current = null;
  let moveOn = false;
  let turned = "";

  function rows() {
    return Array.from(desk.querySelectorAll("[data-value]")).filter(function (row) {
      return row.getClientRects().length > 0;
    });
  }

  // The paper's side -------------------------------------------------------------------------
  function sheet() { return document.querySelector("#side .bb-pane__sheet"); }

  const centre = window.brobyggerPaper.centre;

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
    centre(sheet(), mark.getBoundingClientRect());
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
      centre(inside, at);
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

  // A press on the page chooses the value that stands there: the smallest box around the point.
  function valueAt(x, y) {
    const page = document.getElementById("side").dataset.page;
    let best = null;
    let size = Infinity;
    desk.querySelectorAll("[data-value][data-box]").forEach(function (row) {
      if (row.dataset.page !== page) return;
      const box = row.dataset.box.split(" ").map(Number);
      const room = (box[2] - box[0]) * (box[3] - box[1]);
      const inside = x >= box[0] - 3 && x <= box[2] + 3 && y >= box[1] - 3 && y <= box[3] + 3;
      if (inside && room < size) { best = row; size = room; }
    });
    return best;
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
    showStep();
  }

  // From finding to finding --------------------------------------------------------------------
  function cards() { return Array.from(desk.querySelectorAll("[data-cards] [data-value]")); }

  function showStep() {
    const steps = document.querySelector("[data-steps]");
    if (!steps) return;
    const all = cards();
    const at = all.indexOf(current);
    const words = steps.dataset.words.replace("{n}", at + 1).replace("{total}", all.length);
    steps.querySelector("[data-steps-number]").textContent = at < 0 ? steps.dataset.none : words;
    steps.querySelectorAll("[data-finding]").forEach(function (link) {
      const to = findingBeside(Number(link.dataset.finding));
      link.classList.toggle("bb-steps__step--off", !to);
      if (to) {
        link.setAttribute("href", "#" + to.id);
        link.removeAttribute("aria-disabled");
        link.removeAttribute("role");
      } else {
        link.removeAttribute("href");
        link.setAttribute("role", "link");
        link.setAttribute("aria-disabled", "true");
      }
    });
  }

  function findingBeside(by) {
    const all = cards();
    const at = all.indexOf(current);
    if (at >= 0) return all[at + by];
    if (!current) return by > 0 ? all[0] : undefined;
    // From another value: the finding before or after it on the desk, which is before them all.
    return by > 0 ? all[0] : all[all.length - 1];
  }

  function stepFinding(by, focus) {
    const to = findingBeside(by);
    if (to) choose(to, focus);
    if (to && !focus) to.scrollIntoView({ block: "nearest" });
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

  review.addEventListener("click", function (event) {
    const beside = event.target.closest("[data-finding]");
    if (beside) {
      event.preventDefault();
      stepFinding(Number(beside.dataset.finding), false);
      return;
    }
    const drawn = event.target.closest("svg.bb-pane__page");
    if (drawn) {
      const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(drawn.getScreenCTM().inverse());
      const row = valueAt(at.x, at.y);
      if (row) choose(row, true);
    }
  });

  // Keys that work wherever the focus is: on the page, on the desk, or nowhere yet
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || off()) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.closest("dialog")) return;
    const key = event.key.toLowerCase();
    if (key === "n" || key === "p") {
      event.preventDefault();
      stepFinding(key === "n" ? 1 : -1, true);
    }
  });

  // After an exchange: focus goes to what changed, or on to the next that waits ----------------
  document.body.addEventListener("htmx:beforeRequest", function (event) {
    const link = event.detail.elt;
    if (link.matches && link.matches("#side [rel]")) turned = link.rel;
  });

  document.body.addEventListener("htmx:afterSettle", function (event) {
    const part = event.detail.elt;
    if (part.id === "side") {
      if (turned) (document.querySelector('#side [rel="' + turned + '"]') || sheet()).focus({ preventScroll: true });
      const page = part.dataset.page;
      if (current && page === current.dataset.page) {
        showPlace(current);
      } else if (turned) {
        // The list goes along: to the first value on the page that was turned to.
        const first = rows().find(function (row) { return row.dataset.page === page; });
        if (first) {
          choose(first, false);
          if (!window.matchMedia("(max-width: 991px)").matches) first.scrollIntoView({ block: "nearest" });
        }
      }
      turned = "";
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
  showStep();
})();
