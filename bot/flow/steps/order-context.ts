import type { Offer } from '../../../db/domain/order.ts';
import type { Scene } from '../../../db/domain/scene.ts';
import type { Me } from '../me.ts';
import type { Talk } from '../talk.ts';
import type { World } from '../world.ts';

/** Everything a step about one order looks at. */
export interface OrderContext {
	readonly me: Me;
	readonly talk: Talk;
	readonly world: World;
	readonly scene: Scene;
	/** The offer an accept or decline speaks of. */
	readonly offer: Offer | null;
	readonly channel: string;
	/** The next moment at which the resident hears something, as it stands. */
	readonly promiseAt: number | null;
}
