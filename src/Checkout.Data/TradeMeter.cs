using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Checkout.Data;

/// <summary>What is counted and timed of the trade. Nobody hears it, and it costs nothing, unless telemetry is on.</summary>
public static class TradeMeter
{
    public const string Name = "Checkout";

    private static readonly Meter Meter = new(Name);

    public static ActivitySource Spans { get; } = new(Name);

    public static Counter<long> Acceptances { get; } = Meter.CreateCounter<long>("checkout.acceptances", "{acceptance}",
        "Quotes that were accepted");

    private static Counter<long> Payments { get; } = Meter.CreateCounter<long>("checkout.payments", "{payment}",
        "Payments that ended, by outcome");

    private static Counter<long> SignInsRefused { get; } = Meter.CreateCounter<long>("checkout.sign_ins.refused", "{refusal}",
        "Sign-ins that were refused, by what the security log calls it");

    private static Counter<long> Mails { get; } = Meter.CreateCounter<long>("checkout.mails", "{mail}", "Mails by outcome of a try");

    public static void CountPayment(PaymentAttemptStatus outcome) => Payments.Add(1, Tag("outcome", outcome.ToString()));

    public static void CountRefusedSignIn(string what) => SignInsRefused.Add(1, Tag("event", what));

    public static void CountMail(bool sent) => Mails.Add(1, Tag("outcome", sent ? "Sent" : "Failed"));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
