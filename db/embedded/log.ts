/** The part of the desk's log that the embedded database writes to. */
export interface EmbeddedLog {
	info(message: string): void;
	warn(message: string): void;
}
