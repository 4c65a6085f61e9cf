// The commands of the prompt: lines that begin with a dot.
"use strict";

const script = binding("script");
const { write } = binding("stdio");
const { O_WRONLY, O_CREAT, O_TRUNC } = node;
const { absolute } = internal.load("module_source");

const KEYS =
  "Tab completes names. Ctrl-C gives up a line, or ends what is running. Ctrl-D ends the program.";

function help(prompt) {
  for (const name of names) write(`.${name.padEnd(8)}${commands[name].help}\n`);
  write(KEYS + "\n");
  prompt.ask();
}

// Runs a file as if it had been typed.
function load(prompt, file) {
  let text;
  try {
    text = script.readFile(absolute(file));
  } catch (error) {
    write(`.load: ${error.message}\n`);
    return prompt.ask();
  }
  return prompt.evaluate(text);
}

// Writes what has been run so far.
function save(prompt, file) {
  const writing = node.fs.open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o666);
  const fail = (error) => {
    write(`.save: ${error.message}\n`);
    prompt.ask();
  };
  writing.addErrback(fail);
  writing.addCallback((fd) => {
    const written = node.fs.write(fd, prompt.entered.join("\n") + "\n");
    written.addErrback(fail);
    written.addCallback(() => node.fs.close(fd).addCallback(() => prompt.ask()));
  });
}

const commands = {
  __proto__: null,
  break: { help: "forgets the lines of what is not whole", run: (prompt) => prompt.drop() },
  editor: {
    help: "takes lines as they are, up to Ctrl-D, and runs them",
    run: (prompt) => prompt.edit(),
  },
  exit: { help: "ends the program", run: (prompt) => prompt.exit() },
  help: { help: "shows this", run: help },
  load: { help: "FILE: runs a file as if it had been typed", run: load, takesFile: true },
  save: { help: "FILE: writes what has been run so far", run: save, takesFile: true },
};
const names = Object.keys(commands);

// run(prompt, line) -> whether the line is a command. It asks for the next line when it is done.
function run(prompt, line) {
  const found = /^\s*\.([a-z]+)(?:\s+(.*?))?\s*$/.exec(line);
  if (found === null) return false;
  const [, name, file] = found;
  const command = commands[name];
  if (command === undefined) {
    if (prompt.text !== "") return false; // a method of what stands above
    write(`There is no command .${name}; .help names them\n`);
    prompt.ask();
  } else if (command.takesFile && !file) {
    write(`.${name}: the name of a file is missing\n`);
    prompt.ask();
  } else {
    prompt.reader.remember(line);
    command.run(prompt, file);
  }
  return true;
}

return { run, names };
