using Checkout.Data.Sandbox;
using Checkout.Web.Features.Access;
using Checkout.Web.Features.Invitations;
using Checkout.Web.Features.SignIn;
using Checkout.Web.Features.SignIn.Checks;
using Checkout.Web.Features.SignIn.Confirmation;
using Checkout.Web.Features.SignIn.Passkeys;
using Checkout.Web.Features.SignIn.Passwords;
using Checkout.Web.Features.Users;
using Checkout.Web.Features.SignIn.SecondFactor;
using Checkout.Web.Features.SignIn.Sessions;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

using SignInOptions = Checkout.Web.Settings.SignInOptions;

namespace Checkout.Web.Hosting;

public static class PortalSignIn
{
    private const string SessionCookie = "checkout.session";
    private const string PasskeyCookie = "checkout.passkey";

    public static void AddPortalSignIn(this WebApplicationBuilder builder)
    {
        builder.Services.AddGate();
        builder.Services.Configure<MvcOptions>(mvc => mvc.Filters.Add<DeedFilter>());
        builder.Services.AddScoped<NoPermissionPage>();
        builder.Services.AddScoped<MemberPages>();
        builder.Services.AddSingleton<DemoSignIns>();
        builder.Services.AddSingleton<PasswordRequests>();
        builder.Services.AddSingleton<SignInActivity>();
        builder.Services.AddHostedService<SignInActivityWorker>();
        builder.Services.AddSingleton<SignInWays>();
        builder.Services.AddSingleton<KnownDevices>();
        builder.Services.AddSingleton<SessionStart>();
        builder.Services.AddSingleton<TryCount>();
        builder.Services.AddScoped<PasswordCheck>();
        builder.Services.AddSingleton<SecondFactors>();
        builder.Services.AddScoped<HalfwaySignIn>();
        builder.Services.AddScoped<PasskeyProof>();
        builder.Services.AddScoped<Confirmations>();
        builder.Services.AddScoped<IConfirmationFilter, ConfirmationFilter>();
        builder.Services.AddSingleton<SignInChanges>();
        builder.Services.AddScoped<NewPassword>();
        builder.Services.AddSingleton<InvitationLinks>();
        builder.Services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = PasswordHashing.Rounds);
        builder.Services.AddIdentityCore<CheckoutUser>()
            .AddEntityFrameworkStores<CheckoutDbContext>()
            .AddSignInManager()
            .AddPasswordValidator<PasswordRules>()
            .AddDefaultTokenProviders();
        builder.Services.AddOptions<IdentityOptions>()
            .Configure<IOptions<SignInOptions>>((identity, signIn) => Configure(identity, signIn.Value));
        builder.Services.AddOptions<DataProtectionTokenProviderOptions>()
            .Configure<IOptions<SignInOptions>>((tokens, signIn) => tokens.TokenLifespan = TimeSpan.FromHours(signIn.Value.ResetLinkHours));

        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, cookie => Configure(cookie, builder.Environment.IsForTrying()))
            // Holds what a passkey is asked, until it answers.
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie => ConfigureChallenge(cookie, builder.Environment.IsForTrying()));
        builder.Services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            // The device asks its owner, so that a passkey is two factors, and knows whose it is, so that no address is asked for.
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
        });
        builder.Services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<SignInOptions>>((cookie, signIn) => cookie.ExpireTimeSpan = signIn.Value.Idle);
        builder.Services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<TimeProvider>(KeepRealTime);
        builder.Services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme)
            .Configure<TimeProvider>(KeepRealTime);
    }

    private static void KeepRealTime(CookieAuthenticationOptions cookie, TimeProvider clock) => cookie.TimeProvider = clock.Outside();

    private static void Configure(IdentityOptions identity, SignInOptions signIn)
    {
        identity.User.RequireUniqueEmail = true;

        // Length is what counts; kinds of characters only make people write passwords down.
        identity.Password.RequiredLength = signIn.PasswordLength;
        identity.Password.RequiredUniqueChars = 1;
        identity.Password.RequireDigit = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;
    }

    private static void ConfigureChallenge(CookieAuthenticationOptions cookie, bool development)
    {
        cookie.Cookie.Name = PasskeyCookie;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = development ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
    }

    private static void Configure(CookieAuthenticationOptions cookie, bool development)
    {
        cookie.Cookie.Name = SessionCookie;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = development ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/SignIn";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events.OnRedirectToLogin = async context =>
            // Relative: the name of the host is whatever the request said.
            context.Response.Redirect(InterruptedForm.Interrupts(context.Request) ? await InterruptedForm.SignInUrlAsync(context.Request)
                : context.Request.PathBase + cookie.LoginPath + QueryString.Create(cookie.ReturnUrlParameter,
                    context.Request.PathBase + context.Request.Path + context.Request.QueryString));
        cookie.Events.OnRedirectToAccessDenied = context =>
            context.HttpContext.RequestServices.GetRequiredService<NoPermissionPage>().WriteAsync(context.HttpContext);
    }
}
