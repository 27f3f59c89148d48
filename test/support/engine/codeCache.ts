import vm from 'node:vm';

interface Compiled {
	readonly source: string;
	readonly script: vm.Script;
}

/** By file name: with and without the counters of coverage, a module has two sources. */
const compiled = new Map<string, Compiled[]>();

/**
 * jest compiles the same modules again for each test file. From here on, a worker compiles a module once, and each
 * function of it when it is first called. jest looks `compileFunction` up at each call.
 */
export function reuseCode(): void {
	const compile = vm.compileFunction;
	const reusing: typeof compile = (source, parameters = [], options = {}) => {
		const { filename, parsingContext } = options;
		if (filename === undefined || !parsingContext) return compile(source, parameters, options);
		const script = scriptOf(filename, source, parameters);
		return script.runInContext(parsingContext) as ReturnType<typeof compile>;
	};
	vm.compileFunction = reusing;
}

/** Without jest's function for `import()`, which would keep the realm of the test file, and which no module needs. */
function scriptOf(filename: string, source: string, parameters: readonly string[]): vm.Script {
	const versions = compiled.get(filename) ?? [];
	const known = versions.find((version) => version.source === source);
	if (known) return known.script;
	const head = `(function (${parameters.join(', ')}) {`;
	const script = new vm.Script(`${head}${source}\n})`, { filename, columnOffset: -head.length });
	compiled.set(filename, [...versions, { source, script }]);
	return script;
}
