using Checkout.Web.Messages;

namespace Checkout.Web.Doctor.Checks;

/// <summary>Whether the account at Stripe, its key and its endpoint are set up for the portal.</summary>
internal sealed class StripeCheckUp(CardPayments payments, IOptions<StripeOptions> stripe, IOptions<MailOptions> mail, StripeExam exam,
    IHostEnvironment environment, IOptions<StartOptions> start) : IDoctorCheck
{
    public async Task<IEnumerable<Finding>> RunAsync(Visit visit, CancellationToken cancellation)
    {
        if (payments.Kind is not GatewayKind.Stripe)
        {
            return [];
        }

        var endpoint = mail.Value.PublicUrl.TrimEnd('/') + "/Webhooks/Payments";
        var standing = await exam.ReadAsync(endpoint, cancellation);
        return standing switch
        {
            { Unreachable: { } why } => [Ailments.StripeUnreachable.Found(why)],
            { RefusesKey: true } => [Ailments.StripeKey.Found()],
            _ => Standing(standing, endpoint),
        };
    }

    private IEnumerable<Finding> Standing(StripeStanding standing, string endpoint)
    {
        if (stripe.Value.SecretKey.Contains("_test_", StringComparison.Ordinal) && !environment.IsDevelopment()
            && !start.Value.Demonstration)
        {
            yield return Ailments.StripeTestKey.Found();
        }

        if (!standing.TakesCharges)
        {
            yield return Ailments.StripeAccount.Found();
        }

        if (standing.Unreadable.Count > 0)
        {
            yield return Ailments.StripeRights.Found($"It may not read: {string.Join(", ", standing.Unreadable)}.");
        }

        if (standing.Untold is null)
        {
            yield return Ailments.StripeWebhook.Found($"Looked for: {endpoint}");
        }
        else if (standing.Untold.Count > 0)
        {
            yield return Ailments.StripeEvents.Found($"Missing: {string.Join(", ", standing.Untold)}.");
        }
    }
}
