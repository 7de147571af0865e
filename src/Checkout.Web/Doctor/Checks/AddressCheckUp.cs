using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Checkout.Web.Messages;

namespace Checkout.Web.Doctor.Checks;

/// <summary>Asks for the portal where its readers do, and has it say how the request arrived.</summary>
internal sealed class AddressCheckUp(IOptions<MailOptions> mail, Witness witness, Outside outside, TimeProvider clock) : IDoctorCheck
{
    private const double LeftOfLifetime = 0.1;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public async Task<IEnumerable<Finding>> RunAsync(Visit visit, CancellationToken cancellation)
    {
        var (url, nonce) = (new Uri(mail.Value.PublicUrl.TrimEnd('/') + "/health/live"), Guid.NewGuid());
        string? distrust = null;
        var findings = new List<Finding>();
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        handler.SslOptions.CertificateChainPolicy = outside.Trust();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
        {
            distrust = Distrust(certificate as X509Certificate2, chain, errors);
            findings.AddRange(errors is SslPolicyErrors.None && certificate is X509Certificate2 valid ? Ending(valid) : []);
            return errors is SslPolicyErrors.None;
        };
        using var browser = new HttpClient(handler) { Timeout = Patience };
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Add(Witness.Header, nonce.ToString());
        try
        {
            using var answer = await browser.SendAsync(request, cancellation);
            findings.AddRange(answer.Headers.Date is { } date ? ClockCheckUp.Differences("Mail:PublicUrl", date, clock.GetUtcNow()) : []);
            findings.AddRange(Seen(url, answer, nonce));
            return findings;
        }
        catch (Exception exception) when (exception is HttpRequestException
            || (exception is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            return [distrust is null ? Ailments.AddressUnreachable.Found($"{url}: {exception.GetBaseException().Message}")
                : Ailments.AddressCertificate.Found(distrust)];
        }
    }

    private IEnumerable<Finding> Seen(Uri url, HttpResponseMessage answer, Guid nonce)
    {
        var said = answer.Headers.TryGetValues(Witness.Header, out var values) ? string.Concat(values) : null;
        if (!answer.IsSuccessStatusCode || said is null)
        {
            return [Ailments.AddressOther.Found($"{url} answers {(int)answer.StatusCode}, and not as a portal of this version does.")];
        }

        // Without the key no answer can be read, and that is found elsewhere.
        return witness.TryKeys() is ( > 0, 0) ? []
            : witness.Read(said, nonce) is not { } seen ? [Ailments.AddressOther.Found($"{url} is a portal with other keys.")]
            : Proxied(url, seen);
    }

    private static IEnumerable<Finding> Proxied(Uri url, Sighting seen) =>
        seen.IsUnbelieved ? [Ailments.ProxyUntrusted.Found($"Its requests come from {seen.From ?? "an unknown address"}.")]
        : seen.Scheme != url.Scheme ? [Ailments.ProxySilent.Found($"The portal was asked by {seen.Scheme}.")]
        : seen.TellsHow && !seen.TellsWho ? [Ailments.ProxySilent.Found("X-Forwarded-For is missing.")]
        : !string.Equals(seen.Host, url.Authority, StringComparison.OrdinalIgnoreCase)
            ? [Ailments.ProxyHost.Found($"The portal was asked for {seen.Host}.")] : [];

    private IEnumerable<Finding> Ending(X509Certificate2 certificate)
    {
        var (begins, ends) = (certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime());
        return ends - clock.GetUtcNow().UtcDateTime < LeftOfLifetime * (ends - begins)
            ? [Ailments.AddressCertificateEnds.Found($"It ends on {ends:yyyy-MM-dd}.")] : [];
    }

    private static string? Distrust(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors is SslPolicyErrors.None ? null
        : certificate is null ? "There is none."
        : chain?.ChainStatus.Any(status => status.Status is X509ChainStatusFlags.NotTimeValid) is true
            ? $"It is valid from {certificate.NotBefore:yyyy-MM-dd} to {certificate.NotAfter:yyyy-MM-dd}, or one of its issuers is over."
        : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? "It is for another name."
        : "No authority that this machine trusts has issued it, or an intermediate certificate is missing.";
}
