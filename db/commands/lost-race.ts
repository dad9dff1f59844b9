/** Somebody else changed the row first: load and decide anew, at most four times (contract §0.3). */
export class LostRace extends Error {
	override name = 'LostRace';
}
