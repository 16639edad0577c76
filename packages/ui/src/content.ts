import type {TemplateResult, nothing} from 'lit';

/** What a template can show: a text, another template, several of them, or nothing. */
export type Content = string | TemplateResult | typeof nothing | undefined | readonly unknown[];

/** As `Content`, and what `StringsController.text` gives. */
export type Words = unknown;
