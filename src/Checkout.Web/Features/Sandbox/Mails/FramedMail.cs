namespace Checkout.Web.Features.Sandbox.Mails;

/// <summary>A mail is somebody's HTML: it is shown in a frame of its own, without script, forms or the portal's origin.</summary>
public static class FramedMail
{
    /// <summary>The security headers of the page around it.</summary>
    public const string PagePolicy = "framing";

    /// <summary>Those of the mail itself.</summary>
    public const string MailPolicy = "framed";

    /// <summary>What the frame may do: its links open in a window of their own.</summary>
    public const string Rights = "allow-popups allow-popups-to-escape-sandbox";

    public static HeaderPolicyCollection Headers() => new HeaderPolicyCollection()
        .AddFrameOptionsSameOrigin()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicySameOrigin()
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .RemoveServerHeader()
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().None();
            policy.AddStyleSrc().UnsafeInline();
            policy.AddImgSrc().Data();
            policy.AddFormAction().None();
            policy.AddBaseUri().None();
            policy.AddFrameAncestors().Self();
            policy.AddCustomDirective("sandbox", Rights);
        });
}
