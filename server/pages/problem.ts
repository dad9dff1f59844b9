import { html } from './html.ts';
import { brand, emergency, layout } from './layout.ts';
import { pageWords } from './words.ts';

/** What happened, as a person reads it. */
export interface ProblemView {
	/** zh-CN or en. */
	readonly language: string;
	/** HTTP status. */
	readonly status: number;
	readonly message: string;
}

/** An error for people: what happened, that nothing was lost, what to do next (look.md §3). Stands without a script. */
export function problemPage({ language, status, message }: ProblemView): string {
	const words = pageWords(language);
	const { landing, problem } = words;
	return layout({
		words,
		title: `${message} · ${landing.brand}`,
		kind: 'problem',
		styles: ['landing.css'],
		modules: [],
		body: html`<header class="top wrap">${brand(landing.brand, '/')}</header>
			<main class="hero wrap"><div><h1>${message}</h1><p class="lead">${problem.lead}</p>
			<p class="acts"><a class="btn go" href="/">${problem.home}</a><a class="btn" href="/chat">${problem.chat}</a></p>
			${emergency(words)}<p class="note">${status}</p></div></main>`,
	});
}
