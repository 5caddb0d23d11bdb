// What evaluate.js exports; for as long as that file has no types of its own.

import type { Functions, PieceSpec, Spec, Span, Values } from "./types.d.ts";

export function functionsOf(key: string): Functions;
export function clean(number: number): number;
export function snapped(assumption: Span & { step: number }, value: number): number;
export function bounded(span: Span, value: number): number;
export function defaultsOf(spec: Pick<Spec, "assumptions">): Values;
export function same(assumptions: Pick<Spec, "assumptions">["assumptions"], one: Values, other: Values): boolean;
export function chancesOf(bar: PieceSpec[], outcomes: Values): number[];
export function outcomesOf(evaluate: Functions["evaluate"], values: Values): Values;
