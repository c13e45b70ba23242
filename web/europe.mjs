// Writes dist/europe.json: the outlines of Europe's countries as paths for a picture that the server draws. Borders are those of Natural Earth at 1:50 million,
// from the package world-atlas; the projection is Lambert's equal-area one about 52° N 10° E, as on the Union's own maps, so that no country looks larger than it is.
import { readFile, writeFile } from "node:fs/promises";
import { feature } from "topojson-client";

const ISO = {
  "008": "AL", "020": "AD", "040": "AT", "051": "AM", "031": "AZ", "112": "BY", "056": "BE", "070": "BA", "100": "BG", "191": "HR", "196": "CY", "203": "CZ", "208": "DK",
  "233": "EE", "234": "FO", "246": "FI", "250": "FR", "268": "GE", "276": "DE", "300": "GR", "348": "HU", "352": "IS", "372": "IE", "380": "IT", "428": "LV",
  "438": "LI", "440": "LT", "442": "LU", "470": "MT", "498": "MD", "492": "MC", "499": "ME", "528": "NL", "807": "MK", "578": "NO", "616": "PL", "620": "PT",
  "642": "RO", "643": "RU", "674": "SM", "688": "RS", "703": "SK", "705": "SI", "724": "ES", "752": "SE", "756": "CH", "792": "TR", "804": "UA", "826": "GB", "336": "VA",
};
const [WIDTH, HEIGHT] = [700, 650];
/// The corner of the picture and its scale, in metres from the middle of the projection.
const [LEFT, TOP, METRES] = [-2_500_000, 2_250_000, 7_000];
/// Where the package draws what holds a land and not whose it is: the Union sees Crimea as Ukraine's, and all of Cyprus as Cyprus.
const NAMED = { Kosovo: "XK", "N. Cyprus": "CY" };
const CRIMEA = { from: "RU", to: "UA", west: 32.3, east: 36.8, south: 44.3, north: 46.3 };
/// Below so many units of area a country also gets a dot that can be seen and touched.
const SMALL = 60;

const radians = (degrees) => (degrees * Math.PI) / 180;
const [LAT0, LON0, RADIUS] = [radians(52), radians(10), 6_371_000];

function project([lon, lat]) {
  const [p, l] = [radians(lat), radians(lon) - LON0];
  const middle = Math.sin(LAT0) * Math.sin(p) + Math.cos(LAT0) * Math.cos(p) * Math.cos(l);
  const k = RADIUS * Math.sqrt(2 / (1 + Math.max(middle, -0.99)));
  const x = k * Math.cos(p) * Math.sin(l);
  const y = k * (Math.cos(LAT0) * Math.sin(p) - Math.sin(LAT0) * Math.cos(p) * Math.cos(l));
  return [(x - LEFT) / METRES, (TOP - y) / METRES];
}

/// Cuts a ring along one edge of the picture (Sutherland and Hodgman 1974).
function cut(ring, inside, meet) {
  return ring.flatMap((to, at) => {
    const from = ring.at(at - 1);
    const [was, is] = [inside(from), inside(to)];
    return [...(was !== is ? [meet(from, to)] : []), ...(is ? [to] : [])];
  });
}

function framed(ring) {
  const at = (axis, edge) => (a, b) => a.map((v, i) => v + ((b[i] - v) * (edge - a[axis])) / (b[axis] - a[axis]));
  let kept = cut(ring, (p) => p[0] >= 0, at(0, 0));
  kept = cut(kept, (p) => p[0] <= WIDTH, at(0, WIDTH));
  kept = cut(kept, (p) => p[1] >= 0, at(1, 0));
  return cut(kept, (p) => p[1] <= HEIGHT, at(1, HEIGHT));
}

const rounded = (ring) => ring.map((p) => p.map(Math.round)).filter((p, i, all) => i === 0 || p[0] !== all[i - 1][0] || p[1] !== all[i - 1][1]);
const twice = (ring) => ring.reduce((sum, p, i) => sum + (ring.at(i - 1)[0] * p[1] - p[0] * ring.at(i - 1)[1]), 0);
const area = (ring) => Math.abs(twice(ring)) / 2;
const path = (ring) => `M${ring.map((p) => p.join(" ")).join("L")}Z`;

function middle(ring) {
  const sums = ring.reduce(
    ([x, y], p, i) => {
      const q = ring.at(i - 1);
      const cross = q[0] * p[1] - p[0] * q[1];
      return [x + (q[0] + p[0]) * cross, y + (q[1] + p[1]) * cross];
    },
    [0, 0],
  );
  return sums.map((s) => Math.round(s / (3 * twice(ring))));
}

const polygons = ({ type, coordinates }) => (type === "Polygon" ? [coordinates] : coordinates).map(([outer]) => outer);
const inCrimea = ([lon, lat]) => lon > CRIMEA.west && lon < CRIMEA.east && lat > CRIMEA.south && lat < CRIMEA.north;
const owner = (code, ring) => (code === CRIMEA.from && ring.every(inCrimea) ? CRIMEA.to : code);

function drawn(code, outers) {
  const rings = outers.map((outer) => framed(outer.map(project))).filter((ring) => ring.length > 2);
  const largest = [...rings].sort((a, b) => area(b) - area(a))[0];
  if (!largest) return undefined;
  const small = rings.reduce((sum, ring) => sum + area(ring), 0) < SMALL;
  const lines = rings.map(rounded).filter((ring) => ring.length > 2 && area(ring) >= 1);
  return { code, path: lines.map(path).join(""), at: middle(largest), small };
}

const atlas = JSON.parse(await readFile("node_modules/world-atlas/countries-50m.json", "utf8"));
const outers = new Map();
for (const { id, properties, geometry } of feature(atlas, atlas.objects.countries).features) {
  const code = ISO[id] ?? NAMED[properties.name] ?? "";
  for (const ring of polygons(geometry)) {
    const whose = owner(code, ring);
    outers.set(whose, [...(outers.get(whose) ?? []), ring]);
  }
}
const all = [...outers].map(([code, rings]) => drawn(code, rings)).filter(Boolean);
const countries = all.filter(({ code }) => code).sort((a, b) => (a.code < b.code ? -1 : 1));
const land = all.find(({ code }) => !code)?.path ?? "";
await writeFile("dist/europe.json", JSON.stringify({ width: WIDTH, height: HEIGHT, land, countries }));
