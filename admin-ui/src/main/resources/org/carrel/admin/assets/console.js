// The little that a page cannot do without a script: charts that move, and passkeys.
"use strict";

function colour(name) {
  const probe = document.createElement("span");
  probe.style.color = "var(--" + name + ")";
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

function chart(figure) {
  const plot = figure.querySelector(".plot");
  const names = figure.dataset;
  const data = [[], [], [], []];
  const axis = { stroke: colour("soft"), grid: { stroke: colour("line"), width: 1 }, ticks: { show: false } };
  const hour = new Intl.DateTimeFormat(names.language, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
  const options = {
    width: plot.clientWidth, height: 220, legend: { show: false }, cursor: { show: false },
    scales: { count: { range: (u, low, high) => [0, Math.max(5, high * 1.15)] }, ms: { range: (u, low, high) => [0, Math.max(10, high * 1.15)] } },
    axes: [
      { ...axis, values: (u, times) => times.map(each => hour.format(new Date(each * 1000))), space: 90, size: 32 },
      { ...axis, scale: "count", size: 48 },
      { ...axis, scale: "ms", side: 1, size: 48, grid: { show: false } }
    ],
    series: [{},
      { label: names.messages, scale: "count", stroke: colour("green"), width: 2, points: { show: false } },
      { label: names.refusals, scale: "count", stroke: colour("red"), width: 2, points: { show: false } },
      { label: names.millis, scale: "ms", stroke: colour("amber"), width: 1.5, dash: [5, 4], points: { show: false } }]
  };
  const drawn = new uPlot(options, data, plot);
  const add = seconds => {
    for (const each of seconds) {
      if (data[0].length && each.at <= data[0][data[0].length - 1]) continue;
      data[0].push(each.at); data[1].push(each.messages); data[2].push(each.refusals);
      data[3].push(each.messages ? each.meanMillis : null);
    }
    while (data[0].length > 300) data.forEach(line => line.shift());
    drawn.setData(data);
  };
  new ResizeObserver(() => drawn.setSize({ width: plot.clientWidth, height: 220 })).observe(plot);
  fetch(names.live + "/history").then(answer => answer.ok ? answer.json() : []).then(add).then(() => {
    const source = new EventSource(names.live);
    source.onmessage = event => add(JSON.parse(event.data));
    source.addEventListener("elsewhere", () => location.reload());
    addEventListener("pagehide", () => source.close());
  });
}

function passkeys(form) {
  if (!window.PublicKeyCredential || !PublicKeyCredential.parseRequestOptionsFromJSON) return;
  form.hidden = false;
  const adds = form.dataset.passkey === "add";
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const wrong = form.querySelector("[role=alert]");
    wrong.hidden = true;
    try {
      const answer = await fetch(adds ? "/me/passkeys/challenge" : "/sign-in/challenge");
      if (answer.redirected) { location.assign(answer.url); return; }
      const options = await answer.json();
      const made = adds
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements[adds ? "attestation" : "assertion"].value = JSON.stringify(made.toJSON());
      form.submit();
    } catch (refused) {
      wrong.hidden = false;
    }
  });
}

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("[data-live]").forEach(chart);
  document.querySelectorAll("[data-passkey]").forEach(passkeys);
});
