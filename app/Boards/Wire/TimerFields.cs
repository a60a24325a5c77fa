using Fachgruppe.Boards.Engine;

namespace Fachgruppe.Boards.Wire;

/// <summary>The time of a board on the wire: wishes name what to do, effects and states how it is.</summary>
public static class TimerFields
{
    private static readonly WireKey Timer = "timer", Length = "length", End = "end", Left = "left", Add = "add", Pause = "pause", Resume = "resume";

    /// <summary>Reads <c>null</c>, <c>{ length }</c>, <c>{ add }</c>, <c>{ pause: true }</c>, <c>{ resume: true }</c>, or what the journal keeps.</summary>
    public static (TimerChange? Timer, Refusal? Refusal) Read(WireValue value)
    {
        if (value.Kind == WireKind.Null)
        {
            return (new(TimerVerb.Clear), null);
        }

        if (value.Kind != WireKind.Map || value.Map.Count == 0)
        {
            return (null, Refusal.Invalid(RefusalReason.WrongType, "timer"));
        }

        return value.Map switch
        {
            [("length", { Kind: WireKind.Number } length)] => Within(TimerVerb.Start, length.Number),
            [("add", { Kind: WireKind.Number } more)] => Within(TimerVerb.Add, more.Number),
            [("pause", { Kind: WireKind.Flag, Flag: true })] => (new(TimerVerb.Pause), null),
            [("resume", { Kind: WireKind.Flag, Flag: true })] => (new(TimerVerb.Resume), null),
            [("length", { Kind: WireKind.Number } length), ("end", { Kind: WireKind.Number } end)] => (Is(length, (long)end.Number, null), null),
            [("length", { Kind: WireKind.Number } length), ("left", { Kind: WireKind.Number } left)] => (Is(length, null, (long)left.Number), null),
            _ => (null, Refusal.Invalid(RefusalReason.UnknownField, "timer")),
        };
    }

    /// <summary>Writes a wish or an effect.</summary>
    public static void Write<TWriter>(ref TWriter writer, TimerChange change)
        where TWriter : IWireWriter, allows ref struct
    {
        if (change.Verb is TimerVerb.Clear or TimerVerb.Is)
        {
            Write(ref writer, change.Result);
            return;
        }

        writer.Key(Timer);
        writer.BeginMap(1);
        switch (change.Verb)
        {
            case TimerVerb.Start:
                writer.Field(Length, change.Milliseconds);
                break;
            case TimerVerb.Add:
                writer.Field(Add, change.Milliseconds);
                break;
            default:
                writer.Key(change.Verb == TimerVerb.Pause ? Pause : Resume);
                writer.Flag(true);
                break;
        }

        writer.EndMap();
    }

    /// <summary>Writes how the time is, null without one.</summary>
    public static void Write<TWriter>(ref TWriter writer, BoardTimer? timer)
        where TWriter : IWireWriter, allows ref struct
    {
        if (timer is null)
        {
            writer.Field(Timer, null);
            return;
        }

        writer.Key(Timer);
        writer.BeginMap(2);
        writer.Field(Length, timer.Length);
        writer.Field(timer.End is null ? Left : End, timer.End ?? timer.Left ?? 0);
        writer.EndMap();
    }

    private static TimerChange Is(WireValue length, long? end, long? left) => new(TimerVerb.Is, 0, new((long)length.Number, end, left));

    private static (TimerChange?, Refusal?) Within(TimerVerb verb, double milliseconds) => milliseconds is >= 1_000 and <= BoardTimer.Longest
        ? (new(verb, (long)milliseconds), null)
        : (null, Refusal.Invalid(RefusalReason.OutOfRange, "timer"));
}
