import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Service } from '../outside/service.ts';
import type { Opinion } from '../understand/opinion.ts';
import { hideNames } from './hide.ts';
import { type Known, personalIn } from './personal.ts';
import { SYSTEM_PROMPT, userPrompt } from './prompt.ts';
import { opinionIn } from './read-opinion.ts';

/** Asks for an opinion on a text, with whatever names or reaches somebody taken out of it. Null where there is none in time; never rejects. */
export type AskModel = (text: string, known: Known, limitMs: number) => Promise<Opinion | null>;

/** So much of a text is shown. */
const SHOWN = 1_000;
const MAX_TOKENS = 120;

const Completion = Type.Object({
	choices: Type.Array(Type.Object({ message: Type.Object({ content: Type.String() }) }), { minItems: 1 }),
});

/** A language model behind a server of OpenAI's protocol (POST /chat/completions). */
export const createAskModel =
	(service: Service): AskModel =>
	async (text, known, limitMs) => {
		const shown = text.slice(0, SHOWN);
		const hidden = hideNames(shown, personalIn(shown, known));
		const result = await service.ask({
			limitMs,
			call: (client, model, options) =>
				client.chat.completions.create(
					{
						model,
						messages: [
							{ role: 'system', content: SYSTEM_PROMPT },
							{ role: 'user', content: userPrompt(hidden.text) },
						],
						response_format: { type: 'json_object' },
						temperature: 0,
						max_tokens: MAX_TOKENS,
					},
					options,
				),
			read: (raw) => (Value.Check(Completion, raw) ? opinionIn(raw.choices[0]?.message.content ?? '', shown, hidden) : null),
		});
		return result.fate === 'ok' ? result.answer : null;
	};
