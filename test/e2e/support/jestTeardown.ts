/** Stops the n8n of the run. */
export default async function tearDown(): Promise<void> {
	await globalThis.n8nOfThisRun?.stop();
}
