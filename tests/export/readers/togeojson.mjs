/** @tmcw/togeojson reads KML from standard input, as geojson.io, Felt and many web maps do; tells what it found. */
import { readFileSync } from "node:fs";
import { kml } from "@tmcw/togeojson";
import { DOMParser } from "@xmldom/xmldom";

const { features } = kml(new DOMParser({ onError: () => undefined }).parseFromString(readFileSync(0, "utf8"), "text/xml"));
console.log(JSON.stringify(features.map(({ geometry, properties: { name, timespan } }) => ({ type: geometry?.type ?? null, name, timespan: timespan ?? null }))));
