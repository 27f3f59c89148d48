/** What the node on the canvas says below its name: operation and resource, in words. */
export const SUBTITLE =
	'={{ ($parameter["operation"] + ": " + $parameter["resource"]).replace(/[A-Z]/g, " $&").toTitleCase() }}';
