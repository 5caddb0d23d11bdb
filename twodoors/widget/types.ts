// What a view is given: by the page, or by Jupyter.

/** What is called when something happened; a kernel may have sent a message with it. */
export type Heard = (message: Record<string, unknown>, buffers: DataView<ArrayBuffer>[]) => void;

/** A widget's state, behind the view: host.js holds it on a page, a kernel's counterpart in Jupyter. */
export interface Behind<State> {
  get<Name extends keyof State & string>(name: Name): State[Name];
  set<Name extends keyof State & string>(name: Name, value: State[Name]): void;
  on(event: string, act: Heard): void;
  off(event: string, act: Heard): void;
  save_changes(): void;
  send(message: unknown): void;
}

export interface Props<State> {
  model: Behind<State>;
  root: HTMLElement;
  signal: AbortSignal;
}

/** The tag that a selector's last part begins with, "" where it has none. */
type TagOf<Selector extends string> = Selector extends `${string} ${infer Last}`
  ? TagOf<Last>
  : Selector extends `${infer Tag}[${string}` | `${infer Tag}.${string}` | `${infer Tag}:${string}`
    ? Tag
    : Selector;

/** The element that a selector finds, by its tag. */
export type Found<Selector extends string> =
  TagOf<Selector> extends keyof HTMLElementTagNameMap
    ? HTMLElementTagNameMap[TagOf<Selector>]
    : TagOf<Selector> extends keyof SVGElementTagNameMap
      ? SVGElementTagNameMap[TagOf<Selector>]
      : HTMLElement;

/** Finds a part of a view by its role; with a tag, it must be such an element. */
export type Part = <Tag extends string = "">(role: string, tag?: Tag) => Found<Tag>;
