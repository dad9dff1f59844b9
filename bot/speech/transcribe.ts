import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { cleanText } from '../channels/channel.ts';
import type { Fate, Service } from '../outside/service.ts';

/** A voice message as its channel gave it out. */
export interface Recording {
	readonly bytes: Uint8Array<ArrayBuffer>;
	/** Ending of a file name: ogg, amr. */
	readonly format: string;
	/** The language the person reads: a hint. */
	readonly language: string;
}

/** The words of a recording, empty where nobody speaks; or what kept the service from telling them. */
export type Transcribed = { readonly words: string } | { readonly failed: Exclude<Fate, 'ok'> };

export type Transcribe = (recording: Recording) => Promise<Transcribed>;

const LIMIT_MS = 15_000;
/** Longer than anybody speaks in a minute or two; models that hear nothing like to repeat themselves. */
const LONGEST = 1_000;

const Answer = Type.Object({ text: Type.String() });

/** Speech to text by a server that speaks OpenAI's protocol (POST /audio/transcriptions). */
export const createTranscribe =
	(service: Service): Transcribe =>
	async ({ bytes, format, language }) => {
		const result = await service.ask({
			limitMs: LIMIT_MS,
			call: (client, model, options) =>
				client.audio.transcriptions.create(
					{ file: new File([bytes], `voice.${format}`, { type: `audio/${format}` }), model, language: language === 'en' ? 'en' : 'zh' },
					options,
				),
			read: (raw) => (Value.Check(Answer, raw) ? cleanText(raw.text).replace(/\s+/gu, ' ').slice(0, LONGEST) : null),
		});
		return result.fate === 'ok' ? { words: result.answer } : { failed: result.fate };
	};
