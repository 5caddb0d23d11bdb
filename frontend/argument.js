// The view of the reader's argument, for the one page that has it: host.js loads this there.

import { Argument } from "../twodoors/arguments/argument.js";

Object.assign(globalThis.twodoors?.views ?? {}, { Argument });
