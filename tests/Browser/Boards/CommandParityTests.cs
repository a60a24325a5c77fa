using Fachgruppe.Boards.Engine;

namespace Fachgruppe.Tests.Browser.Boards;

/// <summary>The wall and the list are two views of one board: every command does the same in both.</summary>
public sealed class CommandParityTests
{
    // Ids are given, so that both boards end in the same state but for times and authors' order keys.
    private const string Script = """
        const { commands } = await import("/js/board/commands/index.js");
        window.open = () => null;
        const id = (n) => `0190b000-0000-7000-8000-00000000000${n}`;
        const [one, two, frame, stack, other, voting, decision] = [id(1), id(2), id(3), id(4), id(5), id(6), id(7)];
        const steps = [
          ["frame.add", { id: frame, title: "Ideen", kind: "column", x: 0, y: 0, w: 330, h: 480 }],
          ["note.add", { id: one, text: "eins", x: 600, y: 100, edit: false }],
          ["note.add", { id: two, text: "zwei", frame, edit: false }],
          ["note.edit", { ids: [one], text: "siehe https://example.org" }],
          ["note.recolor", { ids: [one], color: "teal" }],
          ["note.resize", { ids: [one], size: "l" }],
          ["note.moveBy", { ids: [one], dx: 16, dy: -8 }],
          ["note.moveTo", { ids: [one], frame }],
          ["note.first", { ids: [one] }],
          ["note.down", { ids: [one] }],
          ["note.up", { ids: [one] }],
          ["note.last", { ids: [one] }],
          ["note.info", { ids: [one] }],
          ["note.openLink", { ids: [one] }],
          ["note.duplicate", { ids: [two] }],
          ["edit.copy", { ids: [one] }],
          ["edit.paste", { lines: ["a", "b"], frame }],
          ["edit.selectNone", {}],
          ["edit.toggleSelect", { id: one }],
          ["edit.selectAll", {}],
          ["note.stack", { ids: [one], onto: two, id: stack, title: "Zusammen" }],
          ["note.sortIn", { ids: [one], index: 0 }],
          ["group.rename", { group: stack, title: "Stapel eins" }],
          ["note.stack", () => ({ ids: [...board.state.notes.values()].filter(({ text }) => text === "a" || text === "b").map((note) => note.id), alone: true, id: other })],
          ["group.fold", { group: stack }],
          ["group.fold", { group: stack }],
          ["group.select", { group: stack }],
          ["group.move", { group: other, frame: null, x: 900, y: 900 }],
          ["group.merge", { group: other, into: stack }],
          ["note.unstack", { ids: [two] }],
          ["edit.undo", {}],
          ["edit.undo", {}],
          ["group.dissolve", { group: other }],
          ["frame.rename", { frame, title: "Anders" }],
          ["frame.move", { frame, x: 40, y: 60 }],
          ["frame.resize", { frame, w: 500, h: 600 }],
          ["frame.kind", { frame }],
          ["group.delete", { group: stack }],
          ["edit.undo", {}],
          ["frame.delete", { frame }],
          ["frame.restore", { frame }],
          ["edit.cut", { ids: [two] }],
          ["note.restore", { id: two }],
          ["note.delete", { ids: [one] }],
          ["edit.undo", {}],
          ["edit.redo", {}],
          ["voting.add", { id: voting, values: { title: "Was zuerst?", kind: "dots", budget: 3, max: 2, targets: "both", secrecy: "open", seats: 2 } }],
          ["vote.cast", { ids: [two] }],
          ["vote.cast", { ids: [two] }],
          ["vote.withdraw", { ids: [two] }],
          ["voting.room", { voting, dots: { [two]: 3 } }],
          ["voting.edit", { voting, values: { title: "Womit zuerst?" } }],
          ["voting.result", { voting }],
          ["voting.list", {}],
          ["voting.close", { voting, sure: true }],
          ["voting.delete", { voting }],
          ["voting.add", { id: decision, values: { title: "Beschluss", kind: "decision", eligible: [board.session.me], per: "person", rule: "simple", quorum: 1, secrecy: "open" } }],
          ["vote.ballot", { voting: decision, choice: "yes" }],
          ["voting.deputy", { voting: decision, person: board.session.me, deputy: null }],
          ["note.lock", { ids: [two] }],
          ["note.unlock", { ids: [two] }],
          ["frame.lock", { frame }],
          ["frame.unlock", { frame }],
          ["regie.panel", {}],
          ["regie.phase", { phase: "order" }],
          ["regie.next", {}],
          ["regie.freeze", { frozen: true }],
          ["regie.timer", { minutes: 5 }],
          ["regie.pause", {}],
          ["regie.resume", {}],
          ["regie.more", {}],
          ["regie.stop", {}],
          ["regie.gather", {}],
          ["regie.attention", {}],
          ["view.follow", { person: one }],
          ["view.zoomIn", {}], ["view.zoomOut", {}], ["view.zoom100", {}], ["view.zoomFit", {}],
          ["view.person", { person: board.session.me }],
          ["view.help", {}],
        ];
        const untried = [...commands.keys()].filter((command) => !steps.some(([step]) => step === command));
        const plain = ({ id, at, ...rest }) => JSON.stringify(rest);
        const states = [];
        for (const [command, given] of steps) {
          const args = typeof given === "function" ? given() : given;
          if (!board.can(command, args)) states.push(`${command} is not offered`);
          board.run(command, args);
          // What the server decides shows once it has.
          while (command.startsWith("regie.") && board.session.status.waiting) await new Promise(requestAnimationFrame);
          document.querySelectorAll("dialog").forEach((dialog) => dialog.close());
          states.push(`${command}: ${[...board.state.notes.values()].map(plain).sort()} ${[...board.state.frames.values()].map(plain)} ${[...board.state.groups.values()].map(plain)} ${[...board.state.votings.values()].map(plain)} ${board.ballots.own(voting, two)} ${board.ballots.own(voting, two, "room")} ${board.selection.ids.size} ${board.state.board.phase} ${board.state.board.frozen} ${Object.keys(board.state.board.timer ?? {})}`);
        }
        return { untried, states };
        """;

    [Fact]
    public async Task Every_command_leaves_the_same_board_on_the_wall_and_in_the_list()
    {
        var (wall, list) = (await RunAsync(list: false), await RunAsync(list: true));

        Assert.Empty(wall.Untried);
        Assert.Equal(wall.States.Length, list.States.Length);
        Assert.DoesNotContain(wall.States, state => state.EndsWith("is not offered", StringComparison.Ordinal));
        for (var i = 0; i < wall.States.Length; i++)
        {
            Assert.Equal(wall.States[i], list.States[i]);
        }
    }

    private static async Task<Outcome> RunAsync(bool list)
    {
        await using var stage = await BoardStage.SetAsync();
        await stage.GiveAsync(BoardStage.Jule, BoardRole.Lead);
        var page = await stage.OpenAsync(list: list);
        var outcome = await page.EvaluateAsync<Outcome>($"async () => {{ const {{ running: board }} = await import(document.getElementById('board-script').src); {Script} }}");
        await BoardStage.SavedAsync(page);
        // Authors are people of this run; their ids differ from server to server.
        var me = await page.EvaluateAsync<string>("async () => (await import(document.getElementById('board-script').src)).running.session.me");
        return new Outcome(outcome.Untried, [.. outcome.States.Select(state => state.Replace(me, "me", StringComparison.Ordinal))]);
    }

    private sealed record Outcome(string[] Untried, string[] States)
    {
        public Outcome()
            : this([], [])
        {
        }
    }
}
