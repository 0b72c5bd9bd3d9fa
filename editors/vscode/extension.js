// Starts `pschool lsp`, which does all else.
const { commands, Uri, Position, window, workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const SHOW_REFERENCES = "pschool.showReferences";
const OPEN_SETTING = "写明在哪里";

let client;

async function activate(context) {
  context.subscriptions.push(commands.registerCommand(SHOW_REFERENCES, showReferences));
  const settings = workspace.getConfiguration("pschool");
  const command = settings.get("path") || "pschool";
  client = new LanguageClient(
    "pschool",
    "pschool",
    { command, args: ["lsp"] },
    {
      documentSelector: [{ scheme: "file", language: "yaml" }],
      initializationOptions: {
        // VS Code looks for what was typed in the names of symbols again, also for pinyin.
        pschool: {
          showReferences: true,
          filtersSymbols: true,
          inlayHints: settings.get("inlayHints"),
        },
      },
      synchronize: { configurationSection: "pschool" },
    },
  );
  try {
    await client.start();
  } catch {
    await tellHowToInstall(command); // the client itself has told the reason
  }
}

async function tellHowToInstall(command) {
  const message =
    `“${command} lsp”没有运行起来。` +
    '先安装：pip install "pschool[lsp]"；装好了的，写明 pschool 在哪里。';
  if ((await window.showErrorMessage(message, OPEN_SETTING)) === OPEN_SETTING) {
    await commands.executeCommand("workbench.action.openSettings", "pschool.path");
  }
}

// Of a code lens: the server knows where, VS Code knows how to show it.
async function showReferences(address, place) {
  const uri = Uri.parse(address);
  const position = new Position(place.line, place.character);
  const all = await commands.executeCommand("vscode.executeReferenceProvider", uri, position);
  // VS Code asks for the declaration too, which is no reference to itself.
  const isHere = (one) => String(one.uri) === String(uri) && one.range.contains(position);
  const found = all.filter((one) => !isHere(one));
  await commands.executeCommand("editor.action.showReferences", uri, position, found);
}

function deactivate() {
  return client?.stop();
}

module.exports = { activate, deactivate };
