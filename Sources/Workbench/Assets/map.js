// The map that moves, over the one that the server draws: outlines of states, sites, links. No tiles, nothing from elsewhere.
//
//   <div id="map" class="map" data-source="/w/x/map.json" data-world="/assets/world.json?v=…"
//        data-leaflet="/assets/leaflet/leaflet.js?v=…" data-leaflet-css="/assets/leaflet/leaflet.css?v=…"> … the server's SVG … </div>
//
// The source: { words: { map, zoomIn, zoomOut, close, met, "not-met", undetermined },
//   sites:  [{ id, name, lat, lon, country, status, url, text? }],
//   links:  [{ id, name?, from: [lat, lon], to: [lat, lon], status, url, text? }],
//   countries: { US: { name, status, count, url?, text? } } }
// status: "met", "not-met", "undetermined" or "" (nothing is judged there). text: a line for people. url: a path on this server.
//
// When anything is missing (Leaflet, the outlines, the source), the server's drawing stays where it is.

const place = document.getElementById("map");
if (place?.dataset.source) start(place).catch((problem) => console.warn("map:", problem.message));

async function start(place) {
  const { source, world, leaflet, leafletCss } = place.dataset;
  const [chart, topology] = await Promise.all([json(source), json(world), sheet(leafletCss), script(leaflet)]);
  if (!window.L) throw new Error("no Leaflet");
  draw(place, chart, outlines(topology));
}

async function json(address) {
  const answer = await fetch(address, { credentials: "same-origin", headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

function script(address) {
  return load(Object.assign(document.createElement("script"), { src: address }));
}

/** Before the sheets of the workbench, which have the last word on colours. */
function sheet(address) {
  return load(Object.assign(document.createElement("link"), { rel: "stylesheet", href: address }), true);
}

function load(element, isFirst = false) {
  return new Promise((resolve, reject) => {
    element.onload = resolve;
    element.onerror = () => reject(new Error(`${element.src || element.href} cannot be had`));
    isFirst ? document.head.prepend(element) : document.head.append(element);
  });
}

/** TopoJSON (world.json, written by Scripts/make-world.py) as features of GeoJSON. */
export function outlines({ arcs, transform: { scale, translate }, objects }) {
  const lines = arcs.map((arc) => {
    let x = 0, y = 0;
    return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
  });
  const ring = (numbers) => numbers.flatMap((n, i) => {
    const line = n < 0 ? lines[~n].toReversed() : lines[n];
    return i === 0 ? line : line.slice(1);
  });
  return objects.states.geometries.map(({ id, arcs }) => ({
    type: "Feature", id: id ?? "", properties: {}, geometry: { type: "MultiPolygon", coordinates: arcs.map((polygon) => polygon.map(ring)) },
  }));
}

const statuses = new Set(["met", "not-met", "undetermined"]);
const statusClass = (status) => (statuses.has(status) ? status : "none");

function draw(place, { words = {}, sites = [], links = [], countries = {} }, features) {
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const fallback = [...place.childNodes];
  place.replaceChildren();
  let map;
  try {
    map = L.map(place, {
      zoomControl: false, attributionControl: false, minZoom: 1, maxZoom: 10, zoomSnap: 0.5, maxBounds: [[-88, -190], [88, 190]],
      zoomAnimation: !isStill, fadeAnimation: !isStill, markerZoomAnimation: !isStill, inertia: !isStill,
    });
    L.control.zoom({ zoomInTitle: words.zoomIn ?? "+", zoomOutTitle: words.zoomOut ?? "−" }).addTo(map);
    map.setView([30, 10], 2);
    addStates(map, features, countries, words);
    for (const link of links) addLink(map, link, words);
    for (const site of sites) addSite(map, site, words);
  } catch (problem) {
    map?.remove();
    place.replaceChildren(...fallback);
    throw problem;
  }
  place.setAttribute("role", "region");
  if (words.map) place.setAttribute("aria-label", words.map);
  const points = [...sites.map(({ lat, lon }) => [lat, lon]), ...links.flatMap(({ from, to }) => [from, to])];
  if (points.length) map.fitBounds(L.latLngBounds(points).pad(0.15), { maxZoom: 7, animate: false });
  keepFocus(map, words);
}

function addStates(map, features, countries, words) {
  L.geoJSON(features, {
    style: ({ id }) => ({ className: `land ${statusClass(countries[id]?.status)}`, weight: 1 }),
    onEachFeature({ id }, layer) {
      const state = countries[id];
      if (!state) {
        layer.options.interactive = false;
        return;
      }
      layer.bindPopup(() => popup(state, words));
      layer.on("add", () => makePressable(map, layer, label(state, words)));
    },
  }).addTo(map);
}

function addLink(map, link, words) {
  const layer = L.polyline([link.from, link.to], { className: `map-link ${statusClass(link.status)}`, weight: 3 });
  layer.bindPopup(() => popup(link, words));
  layer.on("add", () => makePressable(map, layer, label(link, words)));
  layer.addTo(map);
}

function addSite(map, site, words) {
  const icon = L.divIcon({ className: `map-pin ${statusClass(site.status)}`, iconSize: [24, 24] });
  const marker = L.marker([site.lat, site.lon], { icon, title: "", riseOnHover: true });
  marker.bindPopup(() => popup(site, words));
  marker.addTo(map);
  const element = marker.getElement();
  element.setAttribute("role", "button");
  element.setAttribute("aria-label", label(site, words));
}

/** A path of SVG that the keyboard reaches as it reaches a button. */
function makePressable(map, layer, name) {
  const element = layer.getElement();
  element.setAttribute("tabindex", "0");
  element.setAttribute("role", "button");
  element.setAttribute("aria-label", name);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    const box = boxOf(layer), middle = box.getCenter();
    map.setView(middle, Math.min(map.getZoom(), map.getBoundsZoom(box)), { animate: false });
    layer.openPopup(middle);
  });
}

/** Around a link, or the largest ground of a state: the box of a state that reaches over the 180th meridian goes round the world. */
function boxOf(layer) {
  if (!layer.feature) return layer.getBounds();
  const boxes = layer.feature.geometry.coordinates.map(([outer]) => L.latLngBounds(outer.map(([lon, lat]) => [lat, lon])));
  const size = (box) => (box.getEast() - box.getWest()) * (box.getNorth() - box.getSouth());
  return boxes.reduce((best, box) => (size(box) > size(best) ? box : best));
}

const label = (thing, words) => [thing.name ?? thing.id, words[thing.status], thing.text].filter(Boolean).join(" – ");

function popup(thing, words) {
  const box = document.createElement("div");
  const title = box.appendChild(document.createElement("p"));
  title.className = "map-title";
  // Only paths of this server: a name or an address from an imported file leads nowhere else.
  if (typeof thing.url === "string" && /^\/(?!\/)/.test(thing.url)) {
    const link = title.appendChild(document.createElement("a"));
    link.href = thing.url;
    link.textContent = thing.name ?? thing.id;
  } else {
    title.textContent = thing.name ?? thing.id;
  }
  for (const text of [words[thing.status], thing.text].filter(Boolean)) box.appendChild(document.createElement("p")).textContent = text;
  return box;
}

/** With the keyboard: into what opens, out of it with Escape, and back to where one was. */
function keepFocus(map, words) {
  const container = map.getContainer();
  let opener = null, isByKey = false;
  // A browser scrolls to what it focuses; a map moves by itself.
  container.addEventListener("scroll", () => container.scrollTo(0, 0));
  container.addEventListener("pointerdown", () => { isByKey = false; }, true);
  container.addEventListener("keydown", (event) => {
    if (event.key === "Escape") map.closePopup();
    if (event.key !== "Enter" && event.key !== " ") return;
    isByKey = true;
    if (!event.target.closest(".leaflet-popup")) opener = event.target;
  }, true);
  map.on("popupopen", ({ popup }) => {
    const close = popup.getElement().querySelector(".leaflet-popup-close-button");
    if (close && words.close) close.setAttribute("aria-label", words.close);
    if (isByKey) popup.getElement().querySelector("a")?.focus();
  });
  map.on("popupclose", ({ popup }) => {
    const here = document.activeElement;
    if (here === document.body || popup.getElement()?.contains(here)) opener?.focus();
  });
}
