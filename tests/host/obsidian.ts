/**
 * What `obsidian` means in the test host: the mocks, with the mended classes and functions in
 * place of theirs. An explicit export wins over the star, so mending one more thing is one line:
 * write the class in its own file (importing the mocks' one from 'obsidian-test-mocks/obsidian'),
 * and export it here under the same name. Files of the host never import this one.
 */
import './base';

export * from 'obsidian-test-mocks/obsidian';
// Data side.
// Screen side: tests/host/ui.
