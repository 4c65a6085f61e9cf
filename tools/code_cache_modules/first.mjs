import { second } from "./second.mjs";
import found from "package";

console.log(second, found, import.meta.url);
