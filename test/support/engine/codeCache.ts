import vm from 'node:vm';

/** V8's code of a module, by its file name. */
const compiled = new Map<string, { readonly source: string; readonly code: Buffer }>();

/**
 * jest compiles the same modules again for each test file. From here on it reuses what V8 made of them in
 * this worker: it looks `compileFunction` up at each call.
 */
export function reuseCode(): void {
	const compile = vm.compileFunction;
	const reusing: typeof compile = (source, parameters, options = {}) => {
		const { filename } = options;
		if (filename === undefined) return compile(source, parameters, options);
		const known = compiled.get(filename);
		if (known?.source === source) {
			return compile(source, parameters, { ...options, cachedData: known.code });
		}
		const compiledFunction = compile(source, parameters, { ...options, produceCachedData: true });
		const { cachedData: code } = compiledFunction;
		// Copied, because the original belongs to the realm of the test file, and would keep all of it.
		if (code) compiled.set(filename, { source, code: Buffer.from(code) });
		return compiledFunction;
	};
	vm.compileFunction = reusing;
}
