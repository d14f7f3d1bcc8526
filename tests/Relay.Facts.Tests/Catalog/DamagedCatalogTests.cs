namespace Relay.Tests;

public class DamagedCatalogTests
{
    private static readonly byte[] Whole = SmallCatalog.Bytes("provider", ("model", "1.25"), ("other-2508", "3"));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(CatalogFormat.HeaderSize - 1)]
    public void What_is_shorter_than_a_header_is_no_catalog(int length) =>
        Assert.Contains("does not begin like a catalog", Refused(Whole[..length]), StringComparison.Ordinal);

    [Fact]
    public void Something_else_is_no_catalog() =>
        Assert.Contains("does not begin like a catalog", Refused(new byte[100]), StringComparison.Ordinal);

    [Fact]
    public void Another_version_is_named()
    {
        byte[] newer = [.. Whole];
        newer[4] = 9;
        Assert.Contains("version 9, not 1", Refused(newer), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_end_is_noticed() => Assert.Contains($"{Whole.Length - 1} bytes and not {Whole.Length}", Refused(Whole[..^1]), StringComparison.Ordinal);

    [Fact]
    public void Every_flipped_bit_of_the_contents_is_noticed()
    {
        for (int i = CatalogFormat.HeaderSize; i < Whole.Length; i++)
        {
            byte[] damaged = [.. Whole];
            damaged[i] ^= 0x10;
            Assert.Contains("checksum", Refused(damaged), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_message_says_what_cannot_be_read_and_what_to_think_of_it()
    {
        string message = Refused([]);
        Assert.StartsWith("The model catalog in Relay.Facts cannot be read: ", message, StringComparison.Ordinal);
        Assert.Contains("damaged", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_lie_under_a_right_checksum_give_an_answer_or_a_clear_error_and_nothing_else()
    {
        for (int i = 4; i < Whole.Length; i++)
        {
            foreach (byte value in (byte[])[0, 1, 0x7F, 0x80, 0xFF])
            {
                byte[] lying = [.. Whole];
                lying[i] = value;
                BitConverter.TryWriteBytes(lying.AsSpan(32), CatalogFormat.Checksum(lying));
                try
                {
                    var lookup = new CatalogLookup(new CatalogIndex(lying));
                    lookup.Find("provider", "model");
                    lookup.Find("provider", "other");
                    lookup.Find("provider", "model-2508");
                    lookup.ModelIds("provider");
                }
                catch (InvalidDataException)
                {
                }
            }
        }
    }

    private static string Refused(byte[] data) => Assert.Throws<InvalidDataException>(() => new CatalogIndex(data)).Message;
}
