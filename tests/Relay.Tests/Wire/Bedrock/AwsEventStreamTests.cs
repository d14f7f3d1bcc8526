using System.Buffers.Binary;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Relay.Tests;

public sealed class AwsEventStreamTests
{
    [Theory]
    [InlineData("", 0x00000000u)]
    [InlineData("a", 0xE8B7BE43u)]
    [InlineData("123456789", 0xCBF43926u)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0x414FA339u)]
    public void The_checksum_has_its_known_values(string text, uint expected) => Assert.Equal(expected, Crc32.Compute(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Any_messages_in_any_pieces_are_read_as_they_were_sent()
    {
        foreach ((string[] payloads, int piece) in Cases().Sample(80, 200))
        {
            byte[] stream = [.. payloads.SelectMany(payload => AwsMessage.Of("contentBlockDelta", payload))];
            using var reader = new AwsEventStreamReader();
            var read = new List<string>();
            for (int at = 0; at < stream.Length; at += piece)
            {
                reader.Append(stream.AsSpan(at, Math.Min(piece, stream.Length - at)));
                while (reader.TryRead(out ReadOnlySpan<byte> data))
                {
                    Assert.Equal("contentBlockDelta", reader.EventType);
                    read.Add(Encoding.UTF8.GetString(data));
                }
            }

            Assert.Equal(payloads, read);
        }
    }

    [Fact]
    public void Any_flipped_bit_is_found_or_leaves_nothing_to_read()
    {
        byte[] message = AwsMessage.Of("contentBlockDelta", """{"contentBlockIndex":0,"delta":{"text":"4.2 metres."}}""");
        for (int bit = 0; bit < message.Length * 8; bit++)
        {
            byte[] broken = [.. message];
            broken[bit / 8] ^= (byte)(1 << (bit % 8));
            using var reader = new AwsEventStreamReader();
            reader.Append(broken);
            Assert.Throws<FormatException>(() => reader.TryRead(out _));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    public void A_length_that_cannot_be_is_an_error_at_once(int length) =>
        Assert.Throws<FormatException>(() => ReadPrelude(length));

    [Fact]
    public void A_length_beyond_the_limit_is_not_waited_for() =>
        Assert.Contains("MaxEventBytes", Assert.Throws<AnswerLimitException>(() => ReadPrelude(int.MaxValue)).Message, StringComparison.Ordinal);

    private static void ReadPrelude(int length)
    {
        byte[] prelude = new byte[12];
        BinaryPrimitives.WriteInt32BigEndian(prelude, length);
        BinaryPrimitives.WriteUInt32BigEndian(prelude.AsSpan(8), Crc32.Compute(prelude.AsSpan(0, 8)));
        using var reader = new AwsEventStreamReader();
        reader.Append(prelude);
        reader.TryRead(out _);
    }

    [Fact]
    public void A_header_of_a_type_that_does_not_exist_is_an_error() =>
        Assert.Throws<FormatException>(() => AwsEventHeaders.Read([1, (byte)'a', 42]));

    [Fact]
    public void Headers_that_are_cut_off_are_an_error() =>
        Assert.Throws<FormatException>(() => AwsEventHeaders.Read([1, (byte)'a', 7, 0, 9, 1]));

    private static Gen<(string[] Payloads, int Piece)> Cases() =>
        from payloads in Gen.Elements("", "{}", "{\"p\":\"abc\"}", "é八🕷", new string('x', 300)).ArrayOf()
        from piece in Gen.Choose(1, 70)
        select (payloads, piece);
}
