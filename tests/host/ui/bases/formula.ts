/** An expression of a Base, read. */
export type Expression =
	| { readonly kind: 'literal'; readonly value: string | number | boolean | null }
	| { readonly kind: 'list'; readonly items: readonly Expression[] }
	| { readonly kind: 'name'; readonly name: string }
	| { readonly kind: 'member'; readonly of: Expression; readonly name: string }
	| { readonly kind: 'index'; readonly of: Expression; readonly at: Expression }
	| { readonly kind: 'call'; readonly of: Expression; readonly args: readonly Expression[] }
	| { readonly kind: 'unary'; readonly operator: '!' | '-'; readonly of: Expression }
	| { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression };

const token = /\s*(?:(\d+(?:\.\d+)?)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([\p{L}_$][\p{L}\p{N}_$-]*)|(==|!=|>=|<=|&&|\|\||[-+*/%<>!().,[\]]))/uy;

const strength: Readonly<Record<string, number>> = { '||': 1, '&&': 2, '==': 3, '!=': 3, '<': 4, '<=': 4, '>': 4, '>=': 4, '+': 5, '-': 5, '*': 6, '/': 6, '%': 6 };

interface Token {
	readonly kind: 'number' | 'text' | 'name' | 'sign';
	readonly text: string;
}

function tokens(source: string): Token[] {
	const found: Token[] = [];
	token.lastIndex = 0;
	while (token.lastIndex < source.length && source.slice(token.lastIndex).trim() !== '') {
		const at = token.lastIndex;
		const match = token.exec(source);
		if (match === null) throw new Error(`Unexpected "${source.slice(at).trim().slice(0, 10)}" in "${source}"`);
		const [, number, text, name, sign] = match;
		if (number !== undefined) found.push({ kind: 'number', text: number });
		else if (text !== undefined) found.push({ kind: 'text', text: text.slice(1, -1).replace(/\\(.)/g, '$1') });
		else if (name !== undefined) found.push({ kind: 'name', text: name });
		else found.push({ kind: 'sign', text: sign ?? '' });
	}
	return found;
}

class Parser {
	private at = 0;

	constructor(private readonly tokens: readonly Token[], private readonly source: string) {}

	whole(): Expression {
		const expression = this.binary(0);
		if (this.at < this.tokens.length) throw new Error(`Unexpected "${this.tokens[this.at]?.text ?? ''}" in "${this.source}"`);
		return expression;
	}

	private binary(weakest: number): Expression {
		let left = this.unary();
		for (;;) {
			const operator = this.peek();
			const power = strength[operator] ?? 0;
			if (power === 0 || power <= weakest) return left;
			this.at += 1;
			left = { kind: 'binary', operator, left, right: this.binary(power) };
		}
	}

	private unary(): Expression {
		const sign = this.peek();
		if (sign !== '!' && sign !== '-') return this.postfix(this.primary());
		this.at += 1;
		return { kind: 'unary', operator: sign, of: this.unary() };
	}

	private postfix(of: Expression): Expression {
		if (this.take('.')) return this.postfix({ kind: 'member', of, name: this.next().text });
		if (this.take('[')) {
			const at = this.binary(0);
			this.expect(']');
			return this.postfix({ kind: 'index', of, at });
		}
		return this.take('(') ? this.postfix({ kind: 'call', of, args: this.list(')') }) : of;
	}

	private primary(): Expression {
		const { kind, text } = this.next();
		if (kind === 'number') return { kind: 'literal', value: Number(text) };
		if (kind === 'text') return { kind: 'literal', value: text };
		if (kind === 'name') return text === 'true' || text === 'false' ? { kind: 'literal', value: text === 'true' } : text === 'null' ? { kind: 'literal', value: null } : { kind: 'name', name: text };
		if (text === '(') {
			const inside = this.binary(0);
			this.expect(')');
			return inside;
		}
		if (text === '[') return { kind: 'list', items: this.list(']') };
		throw new Error(`Unexpected "${text}" in "${this.source}"`);
	}

	private list(end: string): Expression[] {
		const items: Expression[] = [];
		if (this.take(end)) return items;
		do items.push(this.binary(0)); while (this.take(','));
		this.expect(end);
		return items;
	}

	private peek(): string {
		const here = this.tokens[this.at];
		return here?.kind === 'sign' ? here.text : '';
	}

	private take(sign: string): boolean {
		if (this.peek() !== sign) return false;
		this.at += 1;
		return true;
	}

	private expect(sign: string): void {
		if (!this.take(sign)) throw new Error(`"${sign}" is missing in "${this.source}"`);
	}

	private next(): Token {
		const here = this.tokens[this.at];
		if (here === undefined) throw new Error(`"${this.source}" is not complete`);
		this.at += 1;
		return here;
	}
}

/** Reads an expression; throws a sentence where it is none. */
export function parseFormula(source: string): Expression {
	return new Parser(tokens(source), source).whole();
}
