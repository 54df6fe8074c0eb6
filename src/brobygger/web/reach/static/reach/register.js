// Numbers on a phone: − and + beside each number, the sum of the groups, and a queue for bad connections.
// What could not be sent is kept in this browser alone, seen by whoever holds it, sent once, and then wiped.
(function () {
  "use strict";

  // − and +. Below nought stands blank again: not known is not nought.
  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-step]");
    if (!button) return;
    const field = button.parentElement.querySelector("input");
    const now = field.value.trim();
    const next = (/^\d+$/.test(now) ? Number(now) : 0) + Number(button.dataset.step);
    field.value = next >= 0 ? String(next) : now === "0" ? "" : "0";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });

  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-print-now]")) window.print();
  });

  function addUp() {
    document.querySelectorAll("[data-sum]").forEach(function (place) {
      const fields = Array.from(place.parentElement.querySelectorAll("[data-count]"));
      const known = fields.map(function (one) { return one.value.trim(); }).filter(function (one) { return /^\d+$/.test(one); });
      place.hidden = known.length < 2;
      place.querySelector("output").textContent = known.reduce(function (sum, one) { return sum + Number(one); }, 0);
    });
  }
  document.addEventListener("input", addUp);
  addUp();

  // A grid goes by arrows and Enter as a spreadsheet does; Enter in the last row goes to the button.
  document.addEventListener("keydown", function (event) {
    const field = event.target.closest("[data-grid] input[data-count]");
    const step = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key];
    if (!field || !step) return;
    event.preventDefault();
    const column = Array.from(field.form.querySelectorAll('input[data-count="' + field.dataset.count + '"]'));
    const next = column[column.indexOf(field) + step] || (event.key === "Enter" && field.form.querySelector("[type=submit]"));
    if (!next) return;
    next.focus();
    if (next.select) next.select();
  });

  const form = document.querySelector("[data-numbers]");
  const box = document.querySelector("[data-queue-list]");
  if (!form || !box) return;
  const KEY = "brobygger-tal", PATIENCE = 10000, AGAIN = 20000;
  const to = new URL(form.action).pathname;
  // The blank form that the phone keeps (worker.js): it writes into the queue and sends nothing itself.
  const isShell = "shell" in form.dataset;
  let busy = false;

  function newKey() {
    const b = window.crypto.getRandomValues(new Uint8Array(16));
    b[6] = (b[6] & 15) | 64; b[8] = (b[8] & 63) | 128;
    const hex = Array.from(b, function (one) { return (one + 256).toString(16).slice(1); }).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  function kept() {
    try { return JSON.parse(window.localStorage.getItem(KEY)) || []; } catch (_) { return []; }
  }
  function keep(all) {
    if (all.length) window.localStorage.setItem(KEY, JSON.stringify(all));
    else window.localStorage.removeItem(KEY);
    show();
  }
  function mine() { return kept().filter(function (one) { return one.to === to; }); }
  function without(key) { return kept().filter(function (one) { return one.key !== key; }); }

  function fieldsOf(data) {
    const all = [];
    data.forEach(function (value, name) { if (name !== "csrfmiddlewaretoken") all.push([name, value]); });
    return all;
  }

  // Where the day is a word of today, it is written as a day: tomorrow the word would mean another one.
  function dated(data) {
    const chosen = form.querySelector("[name=day]:checked");
    const day = chosen && chosen.closest("[data-days]");
    const on = day ? (isShell ? daysOf(new Date()) : JSON.parse(day.dataset.days))[chosen.value] : "";
    if (on) { data.set("day", "other"); data.set("on", on); }
    return data;
  }

  // The form may have been kept for days: which day is today, the phone says when it is used.
  function daysOf(now) {
    const days = { today: 0, yesterday: -1 };
    Object.keys(days).forEach(function (name) {
      const on = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days[name]);
      days[name] = [on.getDate(), on.getMonth() + 1].map(function (one) { return String(one).padStart(2, "0"); }).join("-") + "-" + on.getFullYear();
    });
    return days;
  }

  function labelOf() {
    const chosen = form.querySelector("[name=activity]:checked, [name=session]:checked");
    const other = form.querySelector("select[name=other]");
    const named = other && other.value ? other.selectedOptions[0].textContent : chosen ? chosen.parentElement.textContent : "";
    return named.trim();
  }

  function post(fields) {
    const body = new FormData();
    fields.forEach(function (one) { body.append(one[0], one[1]); });
    body.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    const stop = new AbortController();
    const timer = window.setTimeout(function () { stop.abort(); }, PATIENCE);
    return window.fetch(to, {
      method: "POST", body: body, credentials: "same-origin", redirect: "manual",
      headers: { Accept: "application/json" }, signal: stop.signal,
    }).finally(function () { window.clearTimeout(timer); });
  }

  // What the server made of it: saved (with an address), refused (with words), or to be sent again.
  function judge(answer) {
    if (answer.ok) return answer.json();
    if (answer.status === 410 || answer.status === 404) return { words: box.dataset.closed };
    if (answer.type === "opaqueredirect" || answer.status === 403) return { words: box.dataset.stale, later: true };
    return { words: "", later: true };
  }

  form.addEventListener("submit", function (event) {
    if (form.dataset.plain) return;
    event.preventDefault();
    if (busy) return;
    if (isShell) { if (isNamed()) wait(); else say(form.dataset.choose); back(); return; }
    busy = true;
    const fields = fieldsOf(new FormData(form));
    post(fields).then(judge).then(function (done) {
      if (done.saved) { window.location.assign(done.url); return; }
      // The server shows what is wrong, on its own page.
      form.dataset.plain = "1";
      form.submit();
    }, wait).finally(function () { busy = false; });
  });

  function wait() {
    const key = form.querySelector("[name=sent_key]");
    const entry = { key: key.value, to: to, label: labelOf(), fields: fieldsOf(dated(new FormData(form))), words: "" };
    // Where the browser keeps nothing, what is typed stays in the form.
    try { keep(without(entry.key).concat(entry)); } catch (_) { say(box.dataset.noRoom); return; }
    form.reset();
    form.querySelectorAll("[data-count], [name=line]").forEach(function (field) { field.value = ""; });
    key.value = newKey();
    addUp();
    say(box.dataset.kept);
    box.scrollIntoView({ block: "nearest" });
  }

  function isNamed() {
    const other = form.querySelector("select[name=other]");
    return !form.querySelector("[name=activity]") || form.querySelector("[name=activity]:checked") || (other && other.value);
  }

  function isTyped() {
    return Array.from(form.querySelectorAll("[data-count], [name=line]")).some(function (field) { return field.value.trim(); });
  }

  // Is there a connection again? Then the page itself is opened, with a form of its own, and sends what waits.
  // Where the link is closed there is no such page: what waits is shown here, and can be thrown away.
  function back() {
    if (isTyped() || document.hidden) return;
    window.fetch(to, { credentials: "same-origin", redirect: "manual", cache: "no-store" }).then(function (answer) {
      if (mine().length && [404, 410].includes(answer.status)) {
        keep(kept().map(function (one) {
          return one.to === to ? Object.assign({}, one, { words: box.dataset.closed, refused: true }) : one;
        }));
      } else if (!isTyped()) window.location.replace(to);
    }, function () { /* not yet: asked again in a while */ });
  }

  function say(words) {
    const live = document.getElementById("live");
    if (live) live.textContent = words;
    box.querySelector("[data-queue-count]").textContent = words;
    box.hidden = false;
  }

  function button(words, press) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button button-secondary bb-button-small";
    made.textContent = words;
    made.addEventListener("click", press);
    return made;
  }

  function show() {
    const all = mine();
    const waiting = all.filter(function (one) { return !one.refused; }).length;
    const list = box.querySelector("ul");
    list.replaceChildren();
    all.forEach(function (one) {
      const line = document.createElement("li"), words = document.createElement("span");
      const value = new Map(one.fields);
      const day = value.get("on") || value.get("day") || "";
      words.textContent = [one.label, day, value.get("heads")].filter(Boolean).join(", ") + (one.words ? ": " + one.words : "");
      line.append(words);
      if (one.refused) {
        line.append(button(box.dataset.again, function () { fill(one); }));
        line.append(button(box.dataset.drop, function () { keep(without(one.key)); }));
      }
      list.append(line);
    });
    box.hidden = all.length === 0;
    box.querySelector("[data-queue-send]").hidden = waiting === 0;
    const count = waiting === 1 ? box.dataset.one : box.dataset.many.replace("{n}", waiting);
    box.querySelector("[data-queue-count]").textContent = waiting ? count : "";
  }

  // Back into the form to be put right. It may not have been the same numbers that were sent: a new key.
  function fill(one) {
    one.fields.forEach(function (pair) {
      const all = Array.from(form.querySelectorAll("[name]")).filter(function (field) { return field.name === pair[0]; });
      all.forEach(function (field) {
        if (field.type === "radio" || field.type === "checkbox") field.checked = field.value === pair[1];
        else field.value = pair[1];
      });
    });
    form.querySelector("[name=sent_key]").value = newKey();
    form.querySelectorAll("details").forEach(function (fold) { fold.open = true; });
    keep(without(one.key));
    addUp();
  }

  // One after the other; what was answered is never sent again.
  function flush() {
    if (isShell) { back(); return; }
    const next = mine().find(function (one) { return !one.refused; });
    if (!next || busy) return;
    busy = true;
    post(next.fields).then(judge).then(function (done) {
      busy = false;
      if (done.saved) {
        keep(without(next.key));
        if (mine().length === 0) say(box.dataset.sent);
        flush();
        return;
      }
      keep(kept().map(function (one) {
        return one.key === next.key ? Object.assign({}, one, { words: done.words, refused: !done.later }) : one;
      }));
      if (!done.later) flush();
    }, function () { busy = false; });
  }

  box.querySelector("[data-queue-send]").addEventListener("click", flush);
  window.addEventListener("online", flush);
  window.addEventListener("pageshow", function (event) {
    // A page that the browser kept must not send other numbers under an old key.
    if (event.persisted) form.querySelector("[name=sent_key]").value = newKey();
  });
  window.setInterval(flush, AGAIN);
  show();
  flush();

  if (isShell) {
    form.querySelector("[name=sent_key]").value = newKey();
    const last = form.closest("[data-until]"), now = new Date();
    const today = now.getFullYear() + "-" + String(now.getMonth() + 1).padStart(2, "0") + "-" + String(now.getDate()).padStart(2, "0");
    if (last && today > last.dataset.until) {
      form.hidden = true;
      document.querySelector("[data-over]").hidden = false;
    }
  } else if ("serviceWorker" in navigator && form.dataset.worker) {
    const files = Array.from(document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")).map(function (one) { return one.href || one.src; });
    // Where the browser may not keep anything, the page works as before.
    navigator.serviceWorker.register(form.dataset.worker, { scope: to }).then(function () { return navigator.serviceWorker.ready; }).then(function (made) {
      made.active.postMessage({ files: files });
    }, function () { /* no worker here */ });
  }
})();
