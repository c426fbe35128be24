/** Loads everything that main.ts is made of, without starting it. */
import '../src/main.ts';
