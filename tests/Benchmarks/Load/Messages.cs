using System.Buffers;
using MessagePack;

namespace Fachgruppe.Benchmarks.Load;

/// <summary>SignalR's binary messages (MessagePack hub protocol, each with its length in front), written and read by hand so that the load costs little.</summary>
internal static class Messages
{
    private const int Invocation = 1;
    private const int Completion = 3;
    private static readonly byte[] Applied = "Applied"u8.ToArray();

    /// <summary>Calls a method whose arguments are the board and whatever is written.</summary>
    public static byte[] Invoke(string id, string method, string board, Action<IBufferWriter<byte>> argument)
    {
        var body = new ArrayBufferWriter<byte>(512);
        var writer = new MessagePackWriter(body);
        writer.WriteArrayHeader(6);
        writer.Write(Invocation);
        writer.WriteMapHeader(0);
        writer.Write(id);
        writer.Write(method);
        writer.WriteArrayHeader(2);
        writer.Write(board);
        writer.Flush();
        argument(body);
        var end = new MessagePackWriter(body);
        end.WriteArrayHeader(0);
        end.Flush();
        return Framed(body.WrittenSpan);
    }

    /// <summary>Opens a board, after a sequence or whole.</summary>
    public static byte[] Open(string id, string board, long? after) => Invoke(id, "Open", board, buffer =>
    {
        var writer = new MessagePackWriter(buffer);
        if (after is { } seq)
        {
            writer.Write(seq);
        }
        else
        {
            writer.WriteNil();
        }

        writer.Flush();
    });

    /// <summary>An <c>Applied</c> message with one move, as the product sends it: what the raw reference passes on.</summary>
    public static byte[] AppliedMove(string board, string opId, string note, int writerIndex, int number)
    {
        var body = new ArrayBufferWriter<byte>(512);
        var writer = new MessagePackWriter(body);
        writer.WriteArrayHeader(6);
        writer.Write(Invocation);
        writer.WriteMapHeader(0);
        writer.WriteNil();
        writer.Write("Applied");
        writer.WriteArrayHeader(2);
        writer.Write(board);
        writer.WriteMapHeader(3);
        writer.Write("from");
        writer.Write(number);
        writer.Write("to");
        writer.Write(number);
        writer.Write("ops");
        writer.WriteArrayHeader(1);
        writer.WriteMapHeader(8);
        writer.Write("seq");
        writer.Write(number);
        writer.Write("actor");
        writer.Write("01900000-0000-7000-8000-000000000000");
        writer.Write("at");
        writer.Write(1795000000000);
        WriteMoveFields(ref writer, opId, note, writerIndex, number);
        writer.WriteArrayHeader(0);
        writer.Flush();
        return Framed(body.WrittenSpan);
    }

    /// <summary>A list with one <c>note.set</c>.</summary>
    public static void WriteMove(IBufferWriter<byte> buffer, string opId, string note, int writerIndex, int number)
    {
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(1);
        writer.WriteMapHeader(5);
        WriteMoveFields(ref writer, opId, note, writerIndex, number);
        writer.Flush();
    }

    /// <summary>A list with one <c>note.add</c>.</summary>
    public static void WriteAdd(IBufferWriter<byte> buffer, string opId, string note, string text, int x, int y)
    {
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(1);
        writer.WriteMapHeader(6);
        writer.Write("opId");
        writer.Write(opId);
        writer.Write("type");
        writer.Write("note.add");
        writer.Write("id");
        writer.Write(note);
        writer.Write("text");
        writer.Write(text);
        writer.Write("x");
        writer.Write(x);
        writer.Write("y");
        writer.Write(y);
        writer.Flush();
    }

    /// <summary>Reads the messages of one piece; incomplete ones stay for the next.</summary>
    /// <returns>How many bytes were used.</returns>
    public static int Read(ReadOnlyMemory<byte> bytes, IMessageSink sink)
    {
        var used = 0;
        while (TryLength(bytes.Span[used..], out var header, out var length) && bytes.Length - used - header >= length)
        {
            ReadOne(bytes.Slice(used + header, length), sink);
            used += header + length;
        }

        return used;
    }

    private static void ReadOne(ReadOnlyMemory<byte> message, IMessageSink sink)
    {
        var reader = new MessagePackReader(message);
        reader.ReadArrayHeader();
        var type = reader.ReadInt32();
        if (type == Completion)
        {
            reader.Skip();
            var id = reader.ReadString()!;
            sink.Completed(id, reader.ReadInt32() == 1, message);
        }
        else if (type == Invocation)
        {
            reader.Skip();
            reader.Skip();
            if (reader.ReadStringSequence()!.Value.FirstSpan.SequenceEqual(Applied))
            {
                reader.ReadArrayHeader();
                reader.Skip();
                ReadFrame(ref reader, sink);
            }
        }
    }

    private static void ReadFrame(ref MessagePackReader reader, IMessageSink sink)
    {
        for (var fields = reader.ReadMapHeader(); fields > 0; fields--)
        {
            if (!reader.ReadStringSequence()!.Value.FirstSpan.SequenceEqual("ops"u8))
            {
                reader.Skip();
                continue;
            }

            for (var ops = reader.ReadArrayHeader(); ops > 0; ops--)
            {
                ReadOperation(ref reader, sink);
            }
        }
    }

    private static void ReadOperation(ref MessagePackReader reader, IMessageSink sink)
    {
        int x = 0, y = 0;
        for (var fields = reader.ReadMapHeader(); fields > 0; fields--)
        {
            var key = reader.ReadStringSequence()!.Value.FirstSpan;
            if (key.Length == 1 && key[0] == (byte)'x')
            {
                x = reader.ReadInt32();
            }
            else if (key.Length == 1 && key[0] == (byte)'y')
            {
                y = reader.ReadInt32();
            }
            else
            {
                reader.Skip();
            }
        }

        sink.Moved(x, y);
    }

    private static void WriteMoveFields(ref MessagePackWriter writer, string opId, string note, int writerIndex, int number)
    {
        writer.Write("opId");
        writer.Write(opId);
        writer.Write("type");
        writer.Write("note.set");
        writer.Write("id");
        writer.Write(note);
        writer.Write("x");
        writer.Write(writerIndex);
        writer.Write("y");
        writer.Write(number);
    }

    private static byte[] Framed(ReadOnlySpan<byte> body)
    {
        Span<byte> header = stackalloc byte[5];
        var size = 0;
        for (var rest = (uint)body.Length; ; rest >>= 7)
        {
            header[size++] = (byte)((rest & 0x7f) | (rest > 0x7f ? 0x80u : 0));
            if (rest <= 0x7f)
            {
                break;
            }
        }

        return [.. header[..size], .. body];
    }

    private static bool TryLength(ReadOnlySpan<byte> bytes, out int header, out int length)
    {
        (header, length) = (0, 0);
        for (var shift = 0; header < bytes.Length && header < 5; shift += 7)
        {
            var b = bytes[header++];
            length |= (b & 0x7f) << shift;
            if (b < 0x80)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>What a client hears.</summary>
internal interface IMessageSink
{
    /// <summary>A move: its writer and number.</summary>
    void Moved(int writer, int number);

    /// <summary>An answer to a call, with the whole message.</summary>
    void Completed(string id, bool failed, ReadOnlyMemory<byte> message);
}
