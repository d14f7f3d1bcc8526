using System.Net;
using FsCheck;
using FsCheck.Fluent;

namespace Relay.Tests;

public class UrlGuardProperties
{
    [Fact]
    public void Every_notation_of_an_ipv4_address_gets_the_same_verdict()
    {
        Gen<byte[]> addresses = Gen.Choose(0, 255).Select(part => (byte)part).ArrayOf(4);
        Prop.ForAll(addresses.ToArbitrary(), bytes =>
        {
            uint value = ((uint)bytes[0] << 24) | ((uint)bytes[1] << 16) | ((uint)bytes[2] << 8) | bytes[3];
            string[] notations =
            [
                new IPAddress(bytes).ToString(),
                $"{value}",
                $"0x{value:x8}",
                $"0{Convert.ToString(value, 8)}",
                $"{bytes[0]}.{value & 0xFFFFFF}",
                $"{bytes[0]}.0x{bytes[1]:X}.{value & 0xFFFF}",
                $"[::ffff:{new IPAddress(bytes)}]",
            ];
            bool expected = UrlGuard.IsAddressAllowed(new IPAddress(bytes), allowLoopback: true);
            return notations.All(host => UrlGuard.Check("https://" + host).IsAllowed == expected);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_text_gets_a_verdict_and_an_allowed_one_is_allowed_again_in_its_normal_form()
    {
        Gen<char> chars = Gen.Elements("ahl0179.:/[]@%?#-x\u3002\uFF11é \\".ToCharArray());
        Prop.ForAll(chars.ListOf().Select(list => "http://" + string.Concat(list)).ToArbitrary(), url =>
        {
            UrlVerdict verdict = UrlGuard.Check(url, allowPrivateHosts: true);
            return !verdict.IsAllowed || UrlGuard.Check(verdict.Uri!.AbsoluteUri, allowPrivateHosts: true).Host == verdict.Host;
        }).QuickCheckThrowOnFailure();
    }
}
